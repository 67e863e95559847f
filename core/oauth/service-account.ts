import { readJsonObject } from '../jose/json-reader.ts';

/** What the key file of a Google service account says beside the key. */
export interface ServiceAccount {
  /** Who signs: `iss` of its assertions. */
  readonly email: string;
  /** By which Google knows the key. */
  readonly keyId: string | null;
  /** Where its assertions are sent, and their `aud`. */
  readonly tokenEndpoint: string;
}

/** Longer texts are no service account file. */
const longest = 100_000;

/** Reads the key file of a Google service account; null when the text is something else. */
export function readServiceAccount(text: string): ServiceAccount | null {
  if (text.length > longest || !text.trimStart().startsWith('{')) return null;
  const { value } = readJsonObject(text);
  const { private_key: key, client_email: email, token_uri: tokenEndpoint, private_key_id: keyId } = value ?? {};
  if (typeof key !== 'string' || typeof email !== 'string' || typeof tokenEndpoint !== 'string') return null;
  return { email, tokenEndpoint, keyId: typeof keyId === 'string' ? keyId : null };
}
