import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { bytesOf, readAsn1 } from './asn1.ts';
import { derKind } from './der-kind.ts';
import { readDerKey } from './der-key.ts';
import { decryptWithPassword } from './password-schemes.ts';
import { cannotDecrypt, damaged, passwordNeeded, wrongPassword, type Source } from './source.ts';

/** What to do where the encryption is one that cannot be undone here. */
const convert =
  'Convert it with “openssl pkcs8 -provider legacy -provider default -in FILE -topk8 -v2 aes-256-cbc -out new.pem” and import new.pem.';

/** The PKCS#8 structure inside an encrypted one (RFC 5958 3). Throws INVALID_INPUT (`password`, `material`). */
export async function decryptPkcs8(
  { encryptionAlgorithm, encryptedData }: EncryptedPrivateKeyInfo,
  password: string,
  source: Source,
): Promise<Uint8Array<ArrayBuffer>> {
  const decrypted = await decryptWithPassword(encryptionAlgorithm, bytesOf(encryptedData), password);
  if ('lack' in decrypted) throw cannotDecrypt(source, decrypted.lack, convert);
  // One wrong password in 256 leaves a padding that looks right, and nonsense before it.
  if (decrypted.plain === null || derKind(decrypted.plain) !== 'pkcs8') throw wrongPassword(source);
  return decrypted.plain;
}

/** The JWK of an encrypted PKCS#8 key. Throws INVALID_INPUT (`password`, `material`). */
export async function readEncryptedKey(der: Uint8Array, password: string | undefined, source: Source): Promise<JsonObject> {
  const structure = readAsn1(der, EncryptedPrivateKeyInfo);
  if (structure === null) throw damaged(source, 'what it decodes to is no encrypted key');
  if (password === undefined) throw passwordNeeded(source);
  const plain = await decryptPkcs8(structure, password, source);
  try {
    return readDerKey(plain, 'pkcs8', source);
  } finally {
    plain.fill(0);
  }
}
