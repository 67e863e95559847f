import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  // The cache tells its readers a moment later; a control must not show its old value until then.
  const [changing, setChanging] = useState<Partial<Preferences>>({});
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
    setChanging(changed);
    cache.setQueryData(key, (old) => (old === undefined ? old : { ...old, ...changed }));
    write.mutate(changed, { onSettled: () => setChanging({}) });
  };
  return { preferences: data === undefined ? undefined : { ...data, ...changing }, error, change };
}
