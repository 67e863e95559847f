import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { StoredToken } from '../../../core/contract/tokens.ts';
import { queries } from '../../app/host.ts';
import { Loading } from '../../ui/loading.tsx';
import { PlaygroundNotice } from './playground-notice.tsx';
import { FindingsProvider } from './findings/findings-provider.tsx';
import { orderedTokens } from './run/token-order.ts';
import type { Situation } from './run/situation.ts';
import type { Session } from './session/session.ts';
import { takeTour } from './session/tour.ts';
import { useRun } from './session/use-run.ts';
import { useSession, useSessionState } from './session/use-session.ts';
import { Track } from './track/track.tsx';
import { useUndoKeys } from './track/use-undo-keys.ts';
import { WorkbenchContext, type WorkbenchParts } from './workbench-context.ts';
import classes from './workbench.module.css';

/** One client's workbench, once its draft is there. */
export function ClientWorkbench({ client }: { readonly client: ClientRegistration }) {
  const session = useSession(client);
  return session === undefined ? <Loading /> : <OpenWorkbench client={client} session={session} />;
}

const noTokens: readonly StoredToken[] = [];

function OpenWorkbench({ client, session }: { readonly client: ClientRegistration; readonly session: Session }) {
  const state = useSessionState(session);
  const { data: stored = noTokens } = useQuery(queries.tokens.list.queryOptions({ input: { clientId: client.id } }));
  const tokens = useMemo(() => orderedTokens(stored), [stored]);
  const draft = state.history.present;
  const situation = useMemo<Situation>(() => ({ client, draft, tokens }), [client, draft, tokens]);
  const latest = useRef(situation);
  useEffect(() => {
    latest.current = situation;
  });
  const currentSituation = useMemo(
    // The draft comes from the session itself, which knows of an edit before the page has drawn it.
    () => () => ({ ...latest.current, draft: session.state().history.present }),
    [session],
  );
  const controls = useRun(session, currentSituation);
  useUndoKeys(session);
  const tour = useEffectEvent(() => {
    if (takeTour(client.id)) void controls.start(['request', 'call']);
  });
  useEffect(() => tour(), []);
  const parts = useMemo<WorkbenchParts>(
    () => ({ client, session, situation, run: state.run, controls }),
    [client, session, situation, state.run, controls],
  );
  return (
    <WorkbenchContext value={parts}>
      <div className={classes.workbench}>
        <PlaygroundNotice client={client} />
        <FindingsProvider>
          <Track step={state.step} />
        </FindingsProvider>
      </div>
    </WorkbenchContext>
  );
}
