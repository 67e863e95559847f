import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../core/contract/host.ts';
import { useToast } from '../ui/toast.tsx';
import { faultText } from './host-fault.ts';
import { queries } from './host.ts';

/** The preferences, undefined until the host has given them, and the way to change some. A change shows at once. */
export function usePreferences(): {
  readonly preferences: Preferences | undefined;
  readonly change: (change: Partial<Preferences>) => void;
} {
  const cache = useQueryClient();
  const toast = useToast();
  const { data } = useQuery(queries.host.preferences.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const key = queries.host.preferences.queryKey();
  const write = useMutation(
    queries.host.setPreferences.mutationOptions({
      onMutate: ({ theme, currentClientId }) =>
        cache.setQueryData(key, (old) =>
          old === undefined
            ? old
            : { theme: theme ?? old.theme, currentClientId: currentClientId === undefined ? old.currentClientId : currentClientId },
        ),
      onError: async (error) => {
        toast.show({ severity: 'error', text: `The preference was not kept. ${faultText(error)}` });
        await cache.invalidateQueries({ queryKey: key });
      },
    }),
  );
  return { preferences: data, change: (change) => write.mutate(change) };
}
