import { navigate } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { StepFault } from '../run/fault.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from './track.module.css';

export interface FaultNoteProps {
  readonly fault: StepFault;
  /** Offers the registration, where the field to mend is. */
  readonly inClient?: boolean | undefined;
}

/** Why a run could not be carried out, and what to do. */
export function FaultNote({ fault, inClient = false }: FaultNoteProps) {
  const { client } = useWorkbench();
  return (
    <div className={classes.fault}>
      <Note
        severity="error"
        live
        action={
          inClient ? (
            <Button size="s" onClick={() => navigate('clients', client.id)}>
              Open the client
            </Button>
          ) : null
        }
      >
        <SafeText text={[fault.message, fault.fix].filter((part) => part !== null).join(' ')} />
      </Note>
    </div>
  );
}
