import { Split } from '../../../ui/split.tsx';
import { SecondPane } from '../findings/second-pane.tsx';
import { NotRun } from '../track/not-run.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { CallAnswerPane } from './call-answer-pane.tsx';
import { CallEditor } from './call-editor.tsx';

/** Step 4: the call of a protected resource, and what it answered. */
export function CallStep() {
  const { run } = useWorkbench();
  return (
    <Split
      label="Width of the editor"
      storageKey="call"
      first={<CallEditor />}
      second={
        <SecondPane>
          <NotRun
            fault={run.fault?.step === 'call' ? run.fault : null}
            title="Answer"
            outcome="Not sent"
            earlier={run.call === null ? null : 'Show the answer before this'}
          >
            <CallAnswerPane />
          </NotRun>
        </SecondPane>
      }
    />
  );
}
