import type { Evidence } from '../evidence.ts';
import type { Fix } from '../fix.ts';
import { lint, type Finding } from '../lint.ts';
import { checkOfRule } from './check-of-rule.ts';
import { findingStrength } from './finding-strength.ts';
import type { Said } from './said.ts';
import { suspicion, type Strength, type Suspicion } from './suspicion.ts';

const ranks: readonly Strength[] = ['possible', 'probable', 'certain'];

/**
 * What the rules find, each rule once. The dates are judged by the server's clock: what is wrong by that clock alone comes from the
 * difference between the two.
 */
export function findingSuspicions(evidence: Evidence, said: Said): readonly Suspicion[] {
  const here = lint(evidence).findings;
  const offset = evidence.response?.clockOffset ?? 0;
  const there = offset === 0 ? here : lint({ ...evidence, at: evidence.at + offset }).findings;
  const onlyThere = there.filter((finding) => isDate(finding) && !here.some(({ rule }) => rule === finding.rule));
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const found = fromRule(
      here.filter((finding) => finding.rule === rule),
      said,
    );
    return found === null ? [] : [found.id === 'TIM-09' ? clockSuspicion(found, onlyThere) : found];
  });
}

function isDate({ rule }: Finding): boolean {
  return rule.startsWith('TIM-') && rule !== 'TIM-09';
}

/** A clock that is off is the cause only where a date is wrong for it. */
function clockSuspicion(clock: Suspicion, dates: readonly Finding[]): Suspicion {
  const settled = dates.some((finding) => findingStrength(finding) === 'certain');
  const strength = settled ? 'certain' : dates.some(({ severity }) => severity === 'error') ? 'probable' : 'possible';
  return { ...clock, strength, because: dates.map(({ message }) => `By the server’s clock: ${message}`) };
}

function fromRule(findings: readonly Finding[], said: Said): Suspicion | null {
  const [first] = findings;
  if (first === undefined) return null;
  const strengths = findings.map(
    (finding) => findingStrength(finding) ?? (said.rules.includes(finding.rule) && said.specific ? 'possible' : null),
  );
  const strength = ranks.findLast((each) => strengths.includes(each));
  if (strength === undefined) return null;
  return suspicion({
    id: first.rule,
    check: checkOfRule(first.rule),
    strength,
    title: first.message,
    because: findings.slice(1).map(({ message }) => message),
    fix: togetherFix(findings.flatMap(({ fix }) => fix ?? [])),
    source: first.source,
  });
}

/** What one rule finds in several places is mended in all of them. */
function togetherFix(fixes: readonly Fix[]): Fix | null {
  const [first] = fixes;
  if (first === undefined) return null;
  const titles = [...new Set(fixes.map(({ title }) => title))];
  return { title: titles.join('; '), changes: fixes.flatMap(({ changes }) => changes) };
}
