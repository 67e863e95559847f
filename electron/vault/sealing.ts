import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';
import { invalidInput } from '../services/fault.ts';
import type { DataKey } from './data-key.ts';

const alg = 'dir';
const enc = 'A256GCM';

/** Seals a secret for one record: a compact JWE whose protected header names the data key and the record. */
export async function sealSecret(dataKey: DataKey, recordId: string, secret: string): Promise<string> {
  const plaintext = new TextEncoder().encode(secret);
  try {
    return await new CompactEncrypt(plaintext).setProtectedHeader({ alg, enc, kid: dataKey.id, record: recordId }).encrypt(dataKey.key);
  } finally {
    plaintext.fill(0);
  }
}

/** Which data key sealed it, or undefined for what is no JWE. */
export function sealedBy(sealed: string): string | undefined {
  try {
    return decodeProtectedHeader(sealed).kid;
  } catch {
    return undefined;
  }
}

/** The secret. Throws INVALID_INPUT when it was sealed for another record or is damaged. */
export async function openSealed(dataKey: DataKey, recordId: string, sealed: string): Promise<string> {
  const { plaintext, protectedHeader } = await decrypt(dataKey, sealed);
  try {
    if (protectedHeader['record'] !== recordId) {
      throw invalidInput('secret', 'The stored secret was sealed for another record and is not used.', { fix: 'Enter it again.' });
    }
    return new TextDecoder().decode(plaintext);
  } finally {
    plaintext.fill(0);
  }
}

async function decrypt(dataKey: DataKey, sealed: string) {
  try {
    return await compactDecrypt(sealed, dataKey.key, { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] });
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw invalidInput('secret', 'The stored secret is damaged and cannot be opened.', { fix: 'Enter it again.' });
  }
}
