import { dataKeyOf, withBytes, type DataKey } from './data-key.ts';
import { decryptWithPassword, encryptWithPassword } from './password-based-encryption.ts';

/** The data key under a passphrase, as compact JWE. */
export function wrapDataKey(dataKey: DataKey, passphrase: string): Promise<string> {
  return withBytes(dataKey, (bytes) => encryptWithPassword(bytes, passphrase, dataKey.id));
}

/** The data key out of its JWE; null when the passphrase is another one or the JWE is damaged. */
export async function unwrapDataKey(id: string, wrapped: string, passphrase: string): Promise<DataKey | null> {
  const opened = await decryptWithPassword(wrapped, passphrase);
  return opened?.kid === id ? dataKeyOf(id, opened.plaintext) : null;
}
