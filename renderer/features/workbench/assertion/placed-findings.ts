import type { Finding } from '../../../../core/explain/lint.ts';
import { memberPlace } from '../../../../core/explain/member-place.ts';
import type { TextProblem } from '../../../ui/code-editor.tsx';

/** Findings at their places in the JSON text that is edited. What is not in the text, such as a missing member, has none. */
export function placedFindings(text: string, findings: readonly Finding[]): readonly TextProblem[] {
  return findings.flatMap(({ member, severity, message }): TextProblem[] => {
    const place = placeOf(text, member);
    return place === null ? [] : [{ from: place.start, to: place.end, severity, message }];
  });
}

/** Findings in the order in which they stand in the text; those that stand nowhere in it come last. */
export function inTextOrder(text: string, findings: readonly Finding[]): readonly Finding[] {
  const start = ({ member }: Finding): number => placeOf(text, member)?.start ?? Number.POSITIVE_INFINITY;
  return findings
    .map((finding) => ({ finding, at: start(finding) }))
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at - other.at))
    .map(({ finding }) => finding);
}

/** “line 4”; undefined for what is not in the text. */
export function lineWords(text: string, { member }: Finding): string | undefined {
  const place = placeOf(text, member);
  return place === null ? undefined : `line ${text.slice(0, place.start).split('\n').length}`;
}

function placeOf(text: string, member: Finding['member']): { readonly start: number; readonly end: number } | null {
  if (member === null) return null;
  const [, ...path] = member;
  return path.length === 0 ? null : memberPlace(text, path);
}
