import { readJsonObject, type JsonProblem } from '../../../../core/jose/json-reader.ts';
import { partText } from '../draft/draft-action.ts';
import type { AssertionPart, WorkbenchDraft } from '../draft/workbench-draft.ts';

/** What is worth saying of a part's JSON text, and whether it can be read at all. */
export function textProblems(
  draft: WorkbenchDraft,
  part: AssertionPart,
): { readonly readable: boolean; readonly problems: readonly JsonProblem[] } {
  const { value, problems } = readJsonObject(partText(draft, part));
  return { readable: value !== null, problems };
}

/** Why a part's JSON text cannot be read; null when it can. */
export function textFault(draft: WorkbenchDraft, part: AssertionPart): JsonProblem | null {
  const { readable, problems } = textProblems(draft, part);
  return readable ? null : (problems.find((problem) => problem.severity === 'error') ?? problems[0] ?? null);
}
