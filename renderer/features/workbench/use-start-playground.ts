import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '../../app/host.ts';

/** Starts the playground; afterwards its clients and keys are there, with its present addresses. */
export function useStartPlayground() {
  const cache = useQueryClient();
  return useMutation(
    queries.playground.start.mutationOptions({
      onSuccess: async (status) => {
        cache.setQueryData(queries.playground.status.queryKey(), status);
        await Promise.all([
          cache.invalidateQueries({ queryKey: queries.clients.key() }),
          cache.invalidateQueries({ queryKey: queries.keys.key() }),
        ]);
      },
    }),
  );
}
