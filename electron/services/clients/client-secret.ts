import type { SecretEncoding } from '../../../core/contract/clients.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { secretBytes } from '../keys/key-material/secret-text.ts';
import type { Ports } from '../ports.ts';

/** The bytes of a client secret as HMAC key. Throws INVALID_INPUT (`secret`) when the text is not in its encoding. */
export function clientSecretBytes(secret: string, encoding: SecretEncoding): Uint8Array<ArrayBuffer> {
  const read = secretBytes(secret, encoding);
  if ('bytes' in read) return read.bytes;
  throw invalidInput('secret', `The client secret ${read.fault}.`, {
    fix: 'Correct it, or choose another encoding of the secret.',
    position: read.position,
  });
}

/** How many bits a client secret has when it is read in its encoding. Throws INVALID_INPUT (`secret`). */
export function clientSecretBits(secret: string, encoding: SecretEncoding): number {
  const bytes = clientSecretBytes(secret, encoding);
  const bits = bytes.length * 8;
  bytes.fill(0);
  return bits;
}

/** A client's secret in clear, for the request that needs it. Throws INVALID_INPUT (`secret`) when none is held, and VAULT_LOCKED. */
export async function clientSecret(
  { vault }: Pick<Ports, 'vault'>,
  { id, document, sealed }: StoredRecord<ClientDocument>,
): Promise<string> {
  if (sealed !== null) return vault.open(id, sealed);
  throw invalidInput('secret', `The client “${document.name}” has no client secret.`, {
    fix: 'Enter one under Clients, or choose another method.',
  });
}
