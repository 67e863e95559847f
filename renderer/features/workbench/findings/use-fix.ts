import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClientInput, ClientRegistration } from '../../../../core/contract/clients.ts';
import { registrationChanges, type Fix } from '../../../../core/explain/fix.ts';
import { faultText } from '../../../app/host-fault.ts';
import { client as host, queries } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { useToast } from '../../../ui/toast.tsx';
import type { RunStep } from '../run/step.ts';
import type { Session } from '../session/session.ts';
import { useWorkbench } from '../workbench-context.ts';

/** Carries fixes out, as one edit that can be undone, and then runs steps, if any. */
export type CarryOut = (fixes: readonly Fix[], then?: readonly RunStep[]) => Promise<void>;

/** Carrying out fixes: on the draft at once, in the registration through the host. */
export function useFix(): { readonly fix: CarryOut; readonly fixing: boolean } {
  const { client, session, controls } = useWorkbench();
  const cache = useQueryClient();
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

  const take = useCallback(
    (registration: ClientRegistration): void => {
      cache.setQueryData(queries.clients.list.queryKey(), (list) =>
        list?.map((entry) => (entry.id === registration.id ? registration : entry)),
      );
      void cache.invalidateQueries({ queryKey: queries.clients.key() });
    },
    [cache],
  );

  const fix = useCallback<CarryOut>(
    async (fixes, then = []) => {
      const [first] = fixes;
      if (first === undefined) return;
      const changes = fixes.flatMap(registrationChanges);
      try {
        setFixing(true);
        const changed =
          changes.length === 0 ? null : await withVault(() => host.explanations.applyToRegistration({ clientId: client.id, changes }));
        const undoDraft = fixDraft(session, fixes);
        const undo = async (): Promise<void> => {
          undoDraft();
          if (changed !== null) take(await host.clients.update({ id: client.id, client: asInput(client) }));
        };
        toast.show({
          severity: 'success',
          text: fixes.length === 1 ? `Done: ${first.title}.` : `${fixes.length} fixes are made.`,
          action: {
            label: 'Undo',
            onAction: () => void undo().catch((error: unknown) => toast.show({ severity: 'error', text: faultText(error) })),
          },
        });
        if (changed !== null) {
          if (then.length > 0) awaited.current = { updatedAt: changed.updatedAt, steps: then };
          take(changed);
        } else if (then.length > 0) await controls.start(then);
      } catch (error) {
        toast.show({ severity: 'error', text: faultText(error) });
      } finally {
        setFixing(false);
      }
    },
    [client, session, controls, take, toast],
  );
  return { fix, fixing };
}

/** Changes the draft, and answers how to take just that back: later edits are not touched. */
function fixDraft(session: Session, fixes: readonly Fix[]): () => void {
  const before = session.state().history.present;
  session.edit({ type: 'fix', fixes });
  return () => {
    // Where the fix was not the last edit, undoing would take another one back.
    if (session.state().history.past.at(-1) === before) session.undo();
  };
}

/** A registration as it was, to be saved again; its secret stays the held one. */
function asInput({
  id: _id,
  origin: _origin,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  secret: _secret,
  ...fields
}: ClientRegistration): ClientInput {
  return fields;
}
