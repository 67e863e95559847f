import { useQueryClient } from '@tanstack/react-query';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { queries } from '../../app/host.ts';

/** Brings the list of registrations up to date at once, and then with what the host holds. */
export interface ClientCache {
  readonly put: (client: ClientRegistration) => void;
  readonly drop: (id: string) => void;
}

/** The page's copy of the registrations. */
export function useClientCache(): ClientCache {
  const cache = useQueryClient();
  const key = queries.clients.list.queryKey();
  const refetch = (): void => void cache.invalidateQueries({ queryKey: queries.clients.key() });
  return {
    put: (client) => {
      cache.setQueryData(key, (held = []) =>
        held.some((entry) => entry.id === client.id) ? held.map((entry) => (entry.id === client.id ? client : entry)) : [...held, client],
      );
      refetch();
    },
    drop: (id) => {
      cache.setQueryData(key, (held = []) => held.filter((entry) => entry.id !== id));
      refetch();
    },
  };
}
