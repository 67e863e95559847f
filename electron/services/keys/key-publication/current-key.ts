import type { ClientInput } from '../../../../core/contract/clients.ts';
import { currentFor } from '../../../../core/jose/key-rotation.ts';
import { signingAlgorithm } from '../../../../core/jose/algorithms.ts';
import type { KeyDocument, StoredRecord } from '../../../store/store.ts';
import type { Ports } from '../../ports.ts';

/** What of a registration says which key signs: its own key, or a published key set, which goes first. */
type KeyChoice = Pick<ClientInput, 'keyId' | 'keySetId'>;

/**
 * The held key that signs for a registration with an `alg`: of a key set the current key that fits, else its first current one, so that
 * what does not fit can be named. Undefined when there is none.
 */
export function chosenKey(
  { store }: Pick<Ports, 'store'>,
  { keyId, keySetId }: KeyChoice,
  alg: string,
): StoredRecord<KeyDocument> | undefined {
  if (keySetId === null) return keyId === null ? undefined : store.keys.get(keyId);
  const entries = store.keySets.get(keySetId)?.document.entries ?? [];
  const algorithm = signingAlgorithm(alg);
  const fitting = algorithm && currentFor(entries, algorithm, (id) => store.keys.get(id)?.document);
  const entry = fitting ?? entries.find(({ state, keyId: id }) => state === 'current' && store.keys.get(id) !== undefined);
  const key = entry && store.keys.get(entry.keyId);
  // The set says what the key is for; the key itself may leave that open.
  return key && entry && { ...key, document: { ...key.document, alg: entry.alg } };
}
