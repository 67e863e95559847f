import { StepPanes } from '../track/step-panes.tsx';
import { AssertionEditor } from './assertion-editor.tsx';
import { SignedAssertionPane } from './signed-assertion-pane.tsx';

/** Step 1: what is to be signed, and what was signed. */
export function AssertionStep() {
  return (
    <StepPanes step="assertion" editor={<AssertionEditor />}>
      <SignedAssertionPane />
    </StepPanes>
  );
}
