import type { Finding, Lint, NotChecked } from '../../core/explain/lint.ts';
import type { ProfileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import type { TokenUse } from '../../core/explain/evidence.ts';
import type { Severity } from '../../core/explain/severity.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** What was judged, how, and what came of it. */
export interface LintReport extends Lint {
  readonly use: TokenUse;
  readonly profile: ProfileInForce;
}

const colours = { error: 'red', warning: 'yellow', information: 'blue' } as const;

/** Findings as people read them, the gravest first, and what could not be checked. */
export function lintText({ use, profile, findings, notChecked }: LintReport, terminal: Terminal): string {
  const { style } = terminal;
  const lines = findings.flatMap((finding) => findingLines(finding, terminal));
  const judged = `Judged as ${use} by ${visibleText(profile.profile.name)}, because ${visibleText(profile.because)}.`;
  return `${[...lines, ...(lines.length === 0 ? [] : ['']), style('dim', judged), countWords(findings), ...uncheckedLines(notChecked)].join('\n')}\n`;
}

function findingLines({ rule, severity, severityBy, member, message, source, fix }: Finding, { style }: Terminal): string[] {
  const place = member === null ? '' : `  ${style('bold', visibleText(memberName(member)))}`;
  const by = severityBy === null ? '' : style('dim', ` (${visibleText(severityBy)})`);
  return [
    `${style(colours[severity], severity)}${by}  ${rule}${place}`,
    `  ${visibleText(message)}`,
    ...(fix === null ? [] : [`  Fix: ${visibleText(fix.title)}`]),
    style('dim', `  ${source.label}`),
  ];
}

/** A member's path in one word: “claims.aud.1”. */
export function memberName(member: NonNullable<Finding['member']>): string {
  return member.join('.');
}

function countWords(findings: readonly Finding[]): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const words = [
    plural(count('error'), 'error', 'errors'),
    plural(count('warning'), 'warning', 'warnings'),
    plural(count('information'), 'remark', 'remarks'),
  ];
  return `${words[0]}, ${words[1]}, ${words[2]}.`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was not checked, by what was missing. */
function uncheckedLines(notChecked: readonly NotChecked[]): string[] {
  const byNeed = new Map<string, string[]>();
  for (const { rule, needs } of notChecked) byNeed.set(needs, [...(byNeed.get(needs) ?? []), rule]);
  return Array.from(byNeed, ([needs, rules]) => `Not checked, ${needs}: ${rules.join(', ')}.`);
}
