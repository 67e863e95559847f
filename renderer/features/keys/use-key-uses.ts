import { useQuery } from '@tanstack/react-query';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { KeySet, KeySetEntry } from '../../../core/contract/key-sets.ts';
import { isPublished } from '../../../core/jose/key-rotation.ts';
import { queries } from '../../app/host.ts';
import { useNow } from '../../ui/use-now.ts';

/** What relies on a key. */
export interface KeyUses {
  /** The clients that sign with it. */
  readonly clients: readonly ClientRegistration[];
  /** The sets that publish it, and where it stands in each. */
  readonly publications: readonly { readonly set: KeySet; readonly entry: KeySetEntry }[];
}

/** What relies on a key at present. */
export function useKeyUses(keyId: string): KeyUses {
  const now = useNow(1000);
  const { data: clients = [] } = useQuery(queries.clients.list.queryOptions());
  const { data: sets = [] } = useQuery(queries.keySets.list.queryOptions());
  return {
    clients: clients.filter((client) => client.keyId === keyId),
    publications: sets.flatMap((set) =>
      set.entries.filter((entry) => entry.keyId === keyId && isPublished(entry, now)).map((entry) => ({ set, entry })),
    ),
  };
}
