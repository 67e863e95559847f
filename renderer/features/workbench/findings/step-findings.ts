import type { Finding } from '../../../../core/explain/lint.ts';
import type { FindingPart } from '../../../../core/explain/rule.ts';
import type { StepName } from '../run/step.ts';

/** The parts of the evidence that are looked after at the assertion's step; all others at the request's. */
const assertionParts: ReadonlySet<FindingPart> = new Set(['token', 'header', 'claims', 'key']);

/** The step at which a finding can be mended. */
export function stepOf({ member }: Finding): Extract<StepName, 'assertion' | 'request'> {
  return member !== null && assertionParts.has(member[0]) ? 'assertion' : 'request';
}

/** The findings that count on a step's card. */
export function findingsAtStep(
  { findings, callFindings }: { readonly findings: readonly Finding[]; readonly callFindings: readonly Finding[] },
  step: StepName,
): readonly Finding[] {
  return step === 'call' ? callFindings : findings.filter((finding) => stepOf(finding) === step);
}
