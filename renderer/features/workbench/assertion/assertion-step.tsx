import { Split } from '../../../ui/split.tsx';
import { SecondPane } from '../findings/second-pane.tsx';
import { NotRun } from '../track/not-run.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { AssertionEditor } from './assertion-editor.tsx';
import { SignedAssertionPane } from './signed-assertion-pane.tsx';

/** Step 1: what is to be signed, and what was signed. */
export function AssertionStep() {
  const { run } = useWorkbench();
  return (
    <Split
      label="Width of the editor"
      storageKey="assertion"
      first={<AssertionEditor />}
      second={
        <SecondPane>
          <NotRun
            fault={run.fault?.step === 'assertion' ? run.fault : null}
            title="Signed assertion"
            outcome="Not signed"
            earlier={run.assertion === null ? null : 'Show the assertion before this'}
          >
            <SignedAssertionPane />
          </NotRun>
        </SecondPane>
      }
    />
  );
}
