import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { noteAnswer, noteFailure } from './connection/connection.ts';
import { hostFault } from './host-fault.ts';
import { requestUnlock, wasDeclined } from './vault/vault-gate.ts';

/** For what the page cannot start without: asked again every two seconds until it is there. */
export const untilThere = {
  refetchInterval: (query: { readonly state: { readonly data: unknown } }): number | false =>
    query.state.data === undefined ? 2000 : false,
};

/**
 * What the page knows of the host's data. Nothing is retried silently: the host is on this machine, so a failure is an
 * answer. The network's state does not matter either; Assay works offline.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onSuccess: noteAnswer, onError: noteFailure }),
  mutationCache: new MutationCache({
    onSuccess: noteAnswer,
    onError: (error) => {
      noteFailure(error);
      if (hostFault(error).code === 'VAULT_LOCKED' && !wasDeclined(error)) void requestUnlock();
    },
  }),
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 2000 },
    // What was sent may hold a secret, so it is forgotten as soon as it is answered.
    mutations: { retry: false, networkMode: 'always', gcTime: 0 },
  },
});
