import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../core/contract/host.ts';
import { useToast } from '../ui/toast.tsx';
import { faultText } from './host-fault.ts';
import { queries } from './host.ts';
import { untilThere } from './query-client.ts';

/** The preferences and the way to change them. */
export interface PreferencesState {
  /** Undefined until the host has given them. */
  readonly preferences: Preferences | undefined;
  /** Why the host could not give them, or null. */
  readonly error: unknown;
  /** Changes some, at once on the page. */
  readonly change: (change: Partial<Preferences>) => void;
}

/** The preferences, which the hosts share. */
export function usePreferences(): PreferencesState {
  const cache = useQueryClient();
  const toast = useToast();
  const { data, error } = useQuery(queries.host.preferences.queryOptions({ staleTime: Number.POSITIVE_INFINITY, ...untilThere }));
  const key = queries.host.preferences.queryKey();
  const write = useMutation(
    queries.host.setPreferences.mutationOptions({
      onError: async (error) => {
        toast.show({ severity: 'error', text: `The preference was not kept. ${faultText(error)}` });
        await cache.invalidateQueries({ queryKey: key });
      },
    }),
  );
  const change = (changed: Partial<Preferences>): void => {
    cache.setQueryData(key, (old) => (old === undefined ? old : { ...old, ...changed }));
    write.mutate(changed);
  };
  return { preferences: data, error, change };
}
