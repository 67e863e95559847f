import { Split } from '../../../ui/split.tsx';
import { SecondPane } from '../findings/second-pane.tsx';
import { AssertionEditor } from './assertion-editor.tsx';
import { SignedAssertionPane } from './signed-assertion-pane.tsx';

/** Step 1: what is to be signed, and what was signed. */
export function AssertionStep() {
  return (
    <Split
      label="Width of the editor"
      storageKey="assertion"
      first={<AssertionEditor />}
      second={
        <SecondPane>
          <SignedAssertionPane />
        </SecondPane>
      }
    />
  );
}
