import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../app/host.ts';
import { causeWords } from '../../../explain/diagnosis/cause-words.ts';
import type { RunState } from '../run/run-state.ts';
import type { StepName } from '../run/step.ts';

/** Why the server refused what a step sent, in two or three words, once it was explained; null before that. */
export function useCause(step: StepName, { request, call }: RunState): string | null {
  const done = step === 'request' ? request : step === 'call' ? call : null;
  // Only looked up here: the answer's own pane has it explained.
  const { data } = useQuery(
    queries.explanations.explain.queryOptions({ input: { exchangeId: done?.result.id ?? '', ask: false }, enabled: false }),
  );
  return data === undefined || !data.refused ? null : causeWords(data);
}
