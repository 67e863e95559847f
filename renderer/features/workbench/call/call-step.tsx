import { Split } from '../../../ui/split.tsx';
import { CallAnswerPane } from './call-answer-pane.tsx';
import { CallEditor } from './call-editor.tsx';

/** Step 4: the call of a protected resource, and what it answered. */
export function CallStep() {
  return <Split label="Width of the editor" storageKey="call" first={<CallEditor />} second={<CallAnswerPane />} />;
}
