import { useQuery } from '@tanstack/react-query';
import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { KeySet } from '../../../../core/contract/key-sets.ts';
import type { Key } from '../../../../core/contract/keys.ts';
import { signingAlgorithm } from '../../../../core/jose/algorithms.ts';
import { currentFor } from '../../../../core/jose/key-rotation.ts';
import { queries } from '../../../app/host.ts';

/** The held key that signs for a client, and the key set that it is the current one of; undefined where there is none. */
export interface SigningKeyChoice {
  readonly keys: readonly Key[];
  readonly key: Key | undefined;
  readonly keySet: KeySet | undefined;
}

/** What signs the client's assertions, as far as it is a key. */
export function useSigningKey(client: ClientRegistration): SigningKeyChoice {
  const { data: keys = [] } = useQuery(queries.keys.list.queryOptions());
  const { data: keySets = [] } = useQuery(queries.keySets.list.queryOptions({ enabled: client.keySetId !== null }));
  const byId = (id: string | undefined): Key | undefined => keys.find((key) => key.id === id);
  if (client.keySetId === null) return { keys, key: byId(client.keyId ?? undefined), keySet: undefined };
  const keySet = keySets.find(({ id }) => id === client.keySetId);
  const algorithm = signingAlgorithm(client.alg);
  const current = keySet && algorithm && currentFor(keySet.entries, algorithm, byId);
  return { keys, key: byId(current?.keyId), keySet };
}
