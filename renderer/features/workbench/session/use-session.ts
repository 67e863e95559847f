import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import { initialDraft } from '../../../../core/oauth/draft.ts';
import { faultText } from '../../../app/host-fault.ts';
import { client as host, queries } from '../../../app/host.ts';
import { useToast, type Toasts } from '../../../ui/toast.tsx';
import { draftSaver } from '../draft/draft-saver.ts';
import { fromSaved, toSaved, type SavedDraft } from '../draft/saved-draft.ts';
import { workbenchDraft } from '../draft/workbench-draft.ts';
import { openSession, type Proposal, type Session, type SessionState } from './session.ts';

/** The workbenches of this run, by client. */
const sessions = new Map<string, Session>();

const timer = {
  start: (run: () => void, milliseconds: number) => window.setTimeout(run, milliseconds),
  stop: (id: number) => window.clearTimeout(id),
};

function sessionFor(clientId: string, kept: SavedDraft | null, propose: Proposal, grant: string, toast: Toasts): Session {
  const open = sessions.get(clientId);
  if (open !== undefined) return open;
  const saver = draftSaver<SavedDraft>(
    (saved) => host.drafts.save({ clientId, draft: toSaved(saved) }),
    (error) => toast.show({ severity: 'error', text: `${faultText(error)} The draft stays here and is kept once that works.` }),
    timer,
  );
  const base = propose(grant);
  const session = openSession(kept ?? { draft: workbenchDraft(base), base }, propose, saver);
  sessions.set(clientId, session);
  return session;
}

/** The grant that a client's draft starts with; of a playground client the one that it is there to try. */
function useFirstGrant(client: ClientRegistration): string | undefined {
  const { data } = useQuery(queries.playground.status.queryOptions({ enabled: client.origin === 'playground' }));
  if (client.origin !== 'playground') return client.grant ?? 'client_credentials';
  if (data === undefined) return undefined;
  const known = data.state === 'running' ? data.clients.find((entry) => entry.id === client.id) : undefined;
  return known?.grant ?? 'client_credentials';
}

/** The `kid` of the client's key, for a key set the placeholder for it: null for a client without one, undefined until it is known. */
function useKid(client: ClientRegistration): string | null | undefined {
  const { data, isError } = useQuery(queries.keys.list.queryOptions({ enabled: client.keyId !== null }));
  if (client.keySetId !== null) return '{{kid}}';
  if (client.keyId === null || isError) return null;
  return data === undefined ? undefined : (data.find((key) => key.id === client.keyId)?.kid ?? null);
}

/** The client's workbench, opened with the draft that was kept for it; undefined until that is there. */
export function useSession(client: ClientRegistration): Session | undefined {
  const toast = useToast();
  const kid = useKid(client);
  const grant = useFirstGrant(client);
  const kept = useQuery(
    queries.drafts.get.queryOptions({
      input: { clientId: client.id },
      staleTime: Number.POSITIVE_INFINITY,
      enabled: !sessions.has(client.id),
    }),
  );
  const propose = useMemo<Proposal>(
    () => (name) => initialDraft(client, kid === null || kid === undefined ? { grant: name } : { grant: name, kid }),
    [client, kid],
  );
  const ready = kid !== undefined && grant !== undefined && (sessions.has(client.id) || kept.data !== undefined || kept.isError);
  const session = ready ? sessionFor(client.id, fromSaved(kept.data ?? null), propose, grant, toast) : undefined;

  useEffect(() => session?.follow(propose), [session, propose]);
  useEffect(() => {
    if (session === undefined) return undefined;
    window.addEventListener('pagehide', session.flush);
    return () => {
      window.removeEventListener('pagehide', session.flush);
      session.flush();
    };
  }, [session]);
  return session;
}

/** What is on the workbench now. */
export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}
