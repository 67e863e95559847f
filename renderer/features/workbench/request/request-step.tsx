import { Send } from 'lucide-react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TokenAnswerPane } from '../exchange/token-answer-pane.tsx';
import { useRequestRemedy } from '../exchange/use-draft-remedy.ts';
import { sendsAssertion, stepInput } from '../run/situation.ts';
import { StepPanes } from '../track/step-panes.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { RequestEditor } from './request-editor.tsx';

/** Step 2: the token request, and what the server answered. */
export function RequestStep() {
  const { situation, run } = useWorkbench();
  const remedy = useRequestRemedy();
  const done = run.request;
  return (
    <StepPanes step="request" editor={<RequestEditor />}>
      <TokenAnswerPane
        probed
        remedy={remedy}
        exchange={done?.result ?? null}
        stale={done !== null && done.input !== stepInput.request(situation)}
        empty={
          <EmptyState icon={Send} title="Not sent yet">
            {sendsAssertion(situation.draft)
              ? 'The request goes out with an assertion signed for it. The answer is shown here as it came, with its meaning.'
              : 'The answer is shown here as it came, with its meaning.'}
          </EmptyState>
        }
      />
    </StepPanes>
  );
}
