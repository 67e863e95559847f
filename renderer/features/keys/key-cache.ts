import { useQueryClient } from '@tanstack/react-query';
import type { Key } from '../../../core/contract/keys.ts';
import { queries } from '../../app/host.ts';

/** Brings the list of keys up to date at once, and then with what the host holds. */
export interface KeyCache {
  readonly put: (key: Key) => void;
  readonly drop: (id: string) => void;
}

/** The page's copy of the keys. */
export function useKeyCache(): KeyCache {
  const cache = useQueryClient();
  const queryKey = queries.keys.list.queryKey();
  const refetch = (): void => void cache.invalidateQueries({ queryKey: queries.keys.key() });
  return {
    put: (key) => {
      cache.setQueryData(queryKey, (held = []) =>
        held.some((entry) => entry.id === key.id) ? held.map((entry) => (entry.id === key.id ? key : entry)) : [...held, key],
      );
      refetch();
    },
    drop: (id) => {
      cache.setQueryData(queryKey, (held = []) => held.filter((entry) => entry.id !== id));
      refetch();
    },
  };
}
