import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { decryptWithPassword } from '../../../vault/password-based-encryption.ts';
import type { FoundKey } from './found-material.ts';
import { cannotDecrypt, damaged, passwordNeeded, wrongPassword, type Source } from './source.ts';

const source: Source = { noun: 'The encrypted JWK', again: 'Copy it again, from its first character to its last.' };

const compact = /^([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** The protected header of a JWE under a password (RFC 7517 7), or null for any other text. */
function passwordHeader(text: string): JsonObject | null {
  const segment = compact.exec(text)?.[1];
  if (segment === undefined) return null;
  const { value } = readJsonObject(Buffer.from(segment, 'base64url').toString('utf8'));
  return value?.['p2c'] === undefined ? null : value;
}

/** Finds a JWK that is encrypted with a password; null when the text is something else. */
export function findEncryptedJwk(text: string, password: string | undefined): FoundKey | null {
  const header = passwordHeader(text);
  if (header === null) return null;
  return {
    name: 'JWK',
    format: 'jwk',
    encoding: null,
    encrypted: true,
    half: 'private',
    read: () => decrypted(text, header, password),
  };
}

async function decrypted(text: string, { alg, enc }: JsonObject, password: string | undefined): Promise<JsonObject> {
  if (alg !== 'PBES2-HS512+A256KW' || enc !== 'A256GCM') {
    throw cannotDecrypt(
      source,
      `${String(alg).slice(0, 40)} and ${String(enc).slice(0, 40)}, which is not read here`,
      'Encrypt it with PBES2-HS512+A256KW and A256GCM.',
    );
  }
  if (password === undefined) throw passwordNeeded(source);
  const opened = await decryptWithPassword(text, password);
  if (opened === null) throw wrongPassword(source);
  const { value } = readJsonObject(new TextDecoder().decode(opened.plaintext));
  opened.plaintext.fill(0);
  if (value === null) throw damaged(source, 'what it holds is no JWK');
  return value;
}
