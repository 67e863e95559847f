import { StepPanes } from '../track/step-panes.tsx';
import { CallAnswerPane } from './call-answer-pane.tsx';
import { CallEditor } from './call-editor.tsx';

/** Step 4: the call of a protected resource, and what it answered. */
export function CallStep() {
  return (
    <StepPanes step="call" editor={<CallEditor />}>
      <CallAnswerPane />
    </StepPanes>
  );
}
