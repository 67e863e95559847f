import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { dataKeyOf, withBytes, type DataKey } from './data-key.ts';

/** PBKDF2 iterations (RFC 7518 4.8.1.2): what is written, and the most that is computed for a stored value. */
const iterations = { written: 600_000, accepted: 6_000_000 };

const alg = 'PBES2-HS512+A256KW';
const enc = 'A256GCM';

/** The data key under a passphrase, as compact JWE (RFC 7518 4.8). */
export function wrapDataKey(dataKey: DataKey, passphrase: string): Promise<string> {
  return withBytes(dataKey, (bytes) =>
    new CompactEncrypt(bytes)
      .setProtectedHeader({ alg, enc, kid: dataKey.id })
      .setKeyManagementParameters({ p2c: iterations.written })
      .encrypt(passphraseBytes(passphrase)),
  );
}

/** The data key out of its JWE; null when the passphrase is another one or the JWE is damaged. */
export async function unwrapDataKey(id: string, wrapped: string, passphrase: string): Promise<DataKey | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(wrapped, passphraseBytes(passphrase), {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
      maxPBES2Count: iterations.accepted,
    });
    return protectedHeader.kid === id ? await dataKeyOf(id, new Uint8Array(plaintext)) : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** The same passphrase may be typed as different code points on different systems. */
function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'));
}
