import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InquiryName } from '../../../../core/contract/token-inquiries.ts';
import type { TokenExchange } from '../../../../core/contract/tokens.ts';
import { client as host, queries } from '../../../app/host.ts';
import { reportServerClock } from '../../../app/server-clock.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { useToast } from '../../../ui/toast.tsx';
import { operationFault } from '../run/fault.ts';
import type { RunEvent } from '../run/run-state.ts';
import { runTrack, type TrackOperations } from '../run/run-track.ts';
import type { Situation } from '../run/situation.ts';
import type { RunningStep, RunStep } from '../run/step.ts';
import type { Session } from './session.ts';

/** Starts and stops what a client's workbench does. */
export interface RunControls {
  /** Runs steps; where it stops is the step that is shown afterwards, unless another was chosen meanwhile. */
  readonly start: (steps: readonly RunStep[]) => Promise<void>;
  readonly refresh: (tokenId: string) => Promise<void>;
  /** Asks the server about a token. */
  readonly inquire: (inquiry: InquiryName, tokenId: string) => Promise<void>;
  readonly cancel: () => void;
}

/** The runs under way. They go on while the view shows something else. */
const running = new WeakMap<Session, AbortController>();

const operations: TrackOperations = {
  sign: (input, options) => withVault(() => host.assertions.sign(input, options)),
  request: (input, options) => withVault(() => host.tokens.request(input, options)),
  call: (input, options) => withVault(() => host.calls.send(input, options)),
};

const asked = { introspection: host.tokens.introspect, revocation: host.tokens.revoke } as const;

/** Shows the new tokens at once, then asks what became of the others, such as a refresh token that was replaced. */
function takeTokens(cache: QueryClient, exchange: TokenExchange): void {
  const key = queries.tokens.list.queryKey({ input: { clientId: exchange.clientId } });
  if (exchange.tokens.length > 0) cache.setQueryData(key, (old) => [...exchange.tokens, ...(old ?? [])]);
  void cache.invalidateQueries({ queryKey: queries.tokens.list.key() });
  void cache.invalidateQueries({ queryKey: queries.explanations.knowledge.key() });
}

/** Runs of the session's track, from what is on the workbench when they start. */
export function useRun(session: Session, situation: () => Situation): RunControls {
  const cache = useQueryClient();
  const toast = useToast();
  return useMemo<RunControls>(() => {
    const report = (event: RunEvent): void => {
      if (event.type === 'exchanged' || event.type === 'called') reportServerClock(event.done.result.response?.clockOffset ?? null);
      if (event.type === 'exchanged') takeTokens(cache, event.done.result);
      if (event.type === 'refreshed') takeTokens(cache, event.exchange);
      session.report(event);
    };
    const begin = (): AbortController => {
      const controller = new AbortController();
      running.set(session, controller);
      return controller;
    };
    /** Does something that is no step of the track. */
    const alone = async (step: RunningStep, act: (signal: AbortSignal) => Promise<void>): Promise<void> => {
      if (session.state().run.running !== null) return;
      const { signal } = begin();
      report({ type: 'started', step, at: Date.now() });
      try {
        await act(signal);
        report({ type: 'ended', fault: null });
      } catch (error) {
        report({ type: 'ended', fault: signal.aborted ? null : operationFault(step, error) });
      }
    };
    return {
      start: async (steps) => {
        if (session.state().run.running !== null) return;
        const { signal } = begin();
        const { step: from, history } = session.state();
        const { tokenChoice } = history.present;
        // A run that requests a token calls with that one.
        if (steps.includes('request') && steps.includes('call') && tokenChoice.kind === 'stored') {
          session.edit({ type: 'token-choice', choice: { kind: 'newest' } });
        }
        const at = await runTrack(operations, { steps, situation: situation(), signal, now: Date.now, report });
        const { step: shown, run } = session.state();
        // Who went elsewhere meanwhile stays there.
        if (shown !== from) return;
        const { fault, request } = run;
        // Who asks for a new token among the tokens wants to see it there; a refusal is shown where it came.
        const kept = from === 'tokens' && at === 'request' && (request?.result.tokens.length ?? 0) > 0;
        session.select(fault?.step ?? (kept ? from : at) ?? from);
      },
      refresh: (tokenId) =>
        alone('refresh', async (signal) => {
          const { client } = situation();
          report({ type: 'refreshed', exchange: await withVault(() => host.tokens.refresh({ clientId: client.id, tokenId }, { signal })) });
        }),
      inquire: (inquiry, tokenId) =>
        alone(inquiry, async (signal) => {
          const answered = await withVault(() => asked[inquiry]({ tokenId }, { signal }));
          report({ type: 'inquired', inquiry: answered });
          void cache.invalidateQueries({ queryKey: queries.tokens.list.key() });
        }),
      cancel: () => {
        running.get(session)?.abort();
        toast.show({ text: 'Cancelled: the answer was not waited for. What was sent may have reached the server.' });
      },
    };
  }, [session, situation, cache, toast]);
}
