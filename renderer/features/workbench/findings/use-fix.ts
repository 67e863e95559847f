import { useCallback, useEffect, useRef, useState } from 'react';
import { registrationChanges, type Fix } from '../../../../core/explain/fix.ts';
import { faultText } from '../../../app/host-fault.ts';
import { useToast } from '../../../ui/toast.tsx';
import type { RunStep } from '../run/step.ts';
import type { Session } from '../session/session.ts';
import { useWorkbench } from '../workbench-context.ts';
import { useFixReport } from './use-fix-report.ts';
import { useRegistrationChange } from './use-registration-change.ts';

/** Carries fixes out, as one edit that can be undone, and then runs steps, if any. */
export type CarryOut = (fixes: readonly Fix[], then?: readonly RunStep[]) => Promise<void>;

/** Carrying out fixes: on the draft at once, in the registration through the host. */
export function useFix(): { readonly fix: CarryOut; readonly fixing: boolean } {
  const { client, session, controls } = useWorkbench();
  const registration = useRegistrationChange();
  const report = useFixReport();
  const toast = useToast();
  const [fixing, setFixing] = useState(false);
  const awaited = useRef<{ readonly updatedAt: number; readonly steps: readonly RunStep[] }>(null);

  // A run takes the registration that the page knows, which is the changed one only after it has come back.
  useEffect(() => {
    if (awaited.current === null || client.updatedAt < awaited.current.updatedAt) return;
    const { steps } = awaited.current;
    awaited.current = null;
    // What the run starts from is brought up to date by an effect further up, after this one.
    queueMicrotask(() => void controls.start(steps));
  }, [client, controls]);

  const fix = useCallback<CarryOut>(
    async (fixes, then = []) => {
      if (fixes.length === 0) return;
      const changes = fixes.flatMap(registrationChanges);
      try {
        setFixing(true);
        const changed = changes.length === 0 ? null : await registration.apply(changes);
        const undoDraft = fixDraft(session, fixes);
        report(fixes, async () => {
          if (!undoDraft() && changed === null) toast.show({ text: nothingUndone });
          if (changed !== null) await registration.restore();
        });
        if (changed !== null) {
          if (then.length > 0) awaited.current = { updatedAt: changed.updatedAt, steps: then };
          registration.take(changed);
        } else if (then.length > 0) await controls.start(then);
      } catch (error) {
        toast.show({ severity: 'error', text: faultText(error) });
      } finally {
        setFixing(false);
      }
    },
    [session, controls, registration, report, toast],
  );
  return { fix, fixing };
}

const nothingUndone = 'Nothing was undone: what the fix changed has been edited since.';

/** Changes the draft, and answers how to take just that back, which says whether anything was left to take back: later edits stay. */
function fixDraft(session: Session, fixes: readonly Fix[]): () => boolean {
  const before = session.state().history.present;
  session.edit({ type: 'fix', fixes });
  const after = session.state().history.present;
  return () => {
    const { past, present } = session.state().history;
    // Where the fix was not the last edit, undoing would take another one back.
    if (past.at(-1) === before) session.undo();
    else session.edit({ type: 'take-back', edit: { before, after } });
    return session.state().history.present !== present || before === after;
  };
}
