import { Send } from 'lucide-react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Split } from '../../../ui/split.tsx';
import { TokenAnswerPane } from '../exchange/token-answer-pane.tsx';
import { useRequestRemedy } from '../exchange/use-draft-remedy.ts';
import { SecondPane } from '../findings/second-pane.tsx';
import { sendsAssertion, stepInput } from '../run/situation.ts';
import { NotRun } from '../track/not-run.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { RequestEditor } from './request-editor.tsx';

/** Step 2: the token request, and what the server answered. */
export function RequestStep() {
  const { situation, run } = useWorkbench();
  const remedy = useRequestRemedy();
  const done = run.request;
  return (
    <Split
      label="Width of the editor"
      storageKey="request"
      first={<RequestEditor />}
      second={
        <SecondPane>
          <NotRun
            fault={run.fault?.step === 'request' || run.fault?.step === 'assertion' ? run.fault : null}
            title="Answer"
            outcome="Not sent"
            earlier={done === null ? null : 'Show the answer before this'}
          >
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
          </NotRun>
        </SecondPane>
      }
    />
  );
}
