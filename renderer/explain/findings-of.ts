import type { Finding } from '../../core/explain/lint.ts';
import type { FindingPart } from '../../core/explain/rule.ts';
import type { Severity } from '../../core/explain/severity.ts';

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** Counts findings by severity. */
export function severityCounts(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), information: count('information') };
}

const words: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
};

/** “1 error, 2 warnings”; empty where nothing was found. */
export function countWords(counts: SeverityCounts): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${words[severity][counts[severity] === 1 ? 0 : 1]}`)
    .join(', ');
}

/** The findings about one part of the evidence. */
export function findingsIn(findings: readonly Finding[], part: FindingPart): readonly Finding[] {
  return findings.filter(({ member }) => member?.[0] === part);
}

/** The findings about a member, and about what is inside it. */
export function findingsAt(findings: readonly Finding[], part: FindingPart, name: string): readonly Finding[] {
  return findings.filter(({ member }) => member?.[0] === part && member[1] === name);
}

/** Where a finding is, as it is written in code: “claims.aud[1]”. */
export function memberText({ member }: Pick<Finding, 'member'>): string | null {
  if (member === null) return null;
  const [part, ...path] = member;
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), part);
}
