import { clientAuthenticationMethod, clientAuthenticationMethodNames } from '../../oauth/client-authentication.ts';
import type { Evidence, RequestEvidence } from '../evidence.ts';
import type { Fix } from '../fix.ts';
import { lint, type Finding } from '../lint.ts';
import { checkOfFinding } from './check-of-rule.ts';
import { findingStrength } from './finding-strength.ts';
import type { Said } from './said.ts';
import { suspicion, type Strength, type Suspicion } from './suspicion.ts';

const ranks: readonly Strength[] = ['remote', 'possible', 'probable', 'certain'];

/**
 * What the rules find, each rule once. The dates are judged by the server's clock: what is wrong by that clock alone comes from the
 * difference between the two.
 */
export function findingSuspicions(evidence: Evidence, said: Said): readonly Suspicion[] {
  const here = lint(evidence).findings;
  const offset = evidence.response?.clockOffset ?? 0;
  const there = offset === 0 ? here : lint({ ...evidence, at: evidence.at + offset }).findings;
  const onlyThere = there.filter((finding) => isDate(finding) && !here.some(({ rule }) => rule === finding.rule));
  const resign = resignFix(evidence);
  const rules = [...new Set(here.map(({ rule }) => rule))].filter((rule) => !isConsequence(rule, here));
  return rules.flatMap((rule) => {
    const found = fromRule(
      here.filter((finding) => finding.rule === rule),
      said,
      evidence.request?.endpoint,
    );
    if (found === null) return [];
    if (found.id === 'TIM-09') return [clockSuspicion(found, onlyThere)];
    if (found.id === 'CLM-05' && !wasAccepted(evidence)) return [{ ...found, strength: 'probable' }];
    return [found.fix === null && isMadeBadly(found.id) ? { ...found, fix: resign } : found];
  });
}

/** What follows from another finding by itself. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'TIM-03': ['TIM-07'],
  'REQ-02': ['REQ-07'],
  'ALG-16': ['ALG-12'],
  'ALG-15': ['ALG-12', 'KEY-03'],
};

function isConsequence(rule: string, findings: readonly Finding[]): boolean {
  return findings.some((finding) => consequences[rule]?.includes(finding.rule) === true);
}

/** Faults of a token's text and signature, which signing afresh does away with. */
function isMadeBadly(rule: string): boolean {
  return rule.startsWith('ENC-') || ['ALG-12', 'ALG-13', 'ALG-15', 'ALG-16', 'REQ-02'].includes(rule);
}

/** Has the assertion signed here, in place of one that was signed elsewhere and sent as it was. */
function resignFix({ use, registration }: Evidence): Fix | null {
  const method = clientAuthenticationMethodNames.find((name) => name === registration?.method);
  if (use !== 'client-assertion' || method === undefined || !clientAuthenticationMethod(method).assertion) return null;
  return {
    title: 'Sign it afresh',
    changes: [
      { of: 'parameters', change: 'remove', name: 'client_assertion' },
      { of: 'parameters', change: 'remove', name: 'client_assertion_type' },
      { of: 'request', change: 'set', name: 'method', value: method },
    ],
  };
}

function isDate({ rule }: Finding): boolean {
  return rule.startsWith('TIM-') && rule !== 'TIM-09';
}

/** Whether a server took an assertion with this `jti` before. One that refused it may not have kept it in mind. */
function wasAccepted({ history = [], token }: Evidence): boolean {
  const jti = token?.read.claims?.['jti'];
  return history.some((earlier) => earlier.jti === jti && earlier.status !== null && earlier.status < 300);
}

/** A clock that is off is the cause only where a date is wrong for it. */
function clockSuspicion(clock: Suspicion, dates: readonly Finding[]): Suspicion {
  const settled = dates.some((finding) => findingStrength(finding) === 'certain');
  const strength = settled ? 'certain' : dates.some(({ severity }) => severity === 'error') ? 'probable' : 'possible';
  return { ...clock, strength, because: dates.map(({ message }) => `By the server’s clock: ${message}`) };
}

function fromRule(findings: readonly Finding[], said: Said, endpoint: RequestEvidence['endpoint'] | undefined): Suspicion | null {
  const [first] = findings;
  if (first === undefined) return null;
  const strengths = findings.map(
    (finding) => findingStrength(finding) ?? (said.rules.includes(finding.rule) && said.specific ? 'possible' : null),
  );
  const strength = ranks.findLast((each) => strengths.includes(each));
  if (strength === undefined) return null;
  return suspicion({
    id: first.rule,
    check: checkOfFinding(first, endpoint),
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
