import type { SigningAlgorithm } from '../../core/jose/algorithms.ts';
import type { ClientDocument, StoredRecord } from '../store/store.ts';
import type { Ports } from './ports.ts';

/** What signs for a client. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  readonly key: CryptoKey;
  /** Of the held key; null when the client secret signs. */
  readonly id: string | null;
  readonly name: string;
  readonly kid: string | null;
  readonly warnings: readonly string[];
}

/**
 * Finds what signs for a client with an `alg`: the held key or the client secret, whichever its method names first and the algorithm
 * fits. CryptoKeys are kept until the vault is locked. Throws INVALID_INPUT naming the field, and VAULT_LOCKED.
 */
export function signingKeyFor(
  _ports: Pick<Ports, 'store' | 'vault'>,
): (client: StoredRecord<ClientDocument>, alg: string) => Promise<SigningKey> {
  throw new Error('not built yet');
}
