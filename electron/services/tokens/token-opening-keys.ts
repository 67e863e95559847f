import type { DecryptionKeys } from '../../../core/contract/token-opening.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import type { DecryptionCandidate } from '../../../core/jose/decryption.ts';
import { keyManagementAlgorithmsFor } from '../../../core/jose/encryption-algorithms.ts';
import type { KeyDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { givenKeys } from '../keys/given-keys.ts';
import { storedKey } from '../keys/key-record.ts';
import type { Ports } from '../ports.ts';

/** The keys that a person named for opening a token, and what is to be said about them. */
export interface OpeningKeys {
  readonly candidates: readonly DecryptionCandidate[];
  readonly warnings: readonly string[];
}

type Key = StoredRecord<KeyDocument>;

/**
 * Finds the keys for opening a token; they never leave the services. Throws INVALID_INPUT for what was given and cannot be used,
 * NOT_FOUND, and VAULT_LOCKED.
 */
export async function openingKeys(ports: Pick<Ports, 'store' | 'vault'>, keys: DecryptionKeys): Promise<OpeningKeys> {
  if ('held' in keys) {
    const able = ports.store.keys.list().filter(({ document, sealed }) => sealed !== null && canOpen(document));
    return { candidates: await Promise.all(able.map((key) => heldKey(ports, key))), warnings: [] };
  }
  if ('keyId' in keys) return { candidates: [await heldKey(ports, storedKey(ports, keys.keyId))], warnings: [] };
  const { keys: given, warnings } = await givenKeys(keys);
  return { candidates: given.map(({ label, jwk }) => ({ label, kid: kidOf(jwk), jwk, from: 'the key given' })), warnings };
}

function canOpen({ kty, crv }: KeyDocument): boolean {
  return keyManagementAlgorithmsFor({ kty, crv }).length > 0;
}

async function heldKey({ vault }: Pick<Ports, 'vault'>, { id, document, sealed }: Key): Promise<DecryptionCandidate> {
  const { name, kid } = document;
  if (sealed === null) {
    throw invalidInput('keyId', `“${name}” is a public key and cannot open anything.`, {
      fix: 'Import the private key, or choose another.',
    });
  }
  const jwk: JsonObject = { ...JSON.parse(await vault.open(id, sealed)) };
  return { label: name, kid, jwk, from: 'held here' };
}

function kidOf({ kid }: JsonObject): string | null {
  return typeof kid === 'string' ? kid : null;
}
