import { Redo2, Undo2 } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useSessionState } from '../session/use-session.ts';
import { useWorkbench } from '../workbench-context.ts';
import { redoShortcut, undoShortcut } from './use-undo-keys.ts';

/** Takes edits of the draft back, and back again. */
export function UndoButtons() {
  const { session } = useWorkbench();
  const { history } = useSessionState(session);
  return (
    <span>
      <IconButton
        size="s"
        label="Undo"
        shortcut={undoShortcut}
        icon={<Icon of={Undo2} />}
        aria-disabled={history.past.length === 0}
        onClick={session.undo}
      />
      <IconButton
        size="s"
        label="Redo"
        shortcut={redoShortcut}
        icon={<Icon of={Redo2} />}
        aria-disabled={history.future.length === 0}
        onClick={session.redo}
      />
    </span>
  );
}
