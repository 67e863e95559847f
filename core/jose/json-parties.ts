import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';
import { readJsonObject } from './json-reader.ts';
import { type JsonSignature, readJsonSerialization } from './json-serialization.ts';
import { grouped } from './time-words.ts';
import { decodeUtf8 } from './utf8.ts';

/** One signature of a JWS or one recipient of a JWE in JSON serialization, with its JOSE Header (RFC 7515 4, RFC 7516 4). */
export interface JsonParty {
  /** The parameters that are protected; a JWE's are those of all recipients. Null where there are none or they cannot be read. */
  readonly protectedHeader: JsonObject | null;
  /** The parameters that anybody can change; null where there are none. */
  readonly unprotectedHeader: JsonObject | null;
  /** Both together; null where nothing can be read. */
  readonly header: JsonObject | null;
  /** What is to be said of it beside its header. */
  readonly words: string;
}

/** Every signature or recipient of a token in JSON serialization, in their order; none for every other text. */
export function jsonParties(text: string): readonly JsonParty[] {
  const json = readJsonSerialization(text);
  if (json === null) return [];
  if (json.kind === 'jws') {
    return json.signatures.map((signature) => ({
      ...headers(signature.protectedText, [signature.unprotected]),
      words: coverage(signature),
    }));
  }
  return json.recipients.map(({ header, encryptedKey }) => ({
    ...headers(json.protectedText, [json.unprotected, header]),
    words: encryptedKey === null ? 'without an encrypted key' : `an encrypted key of ${grouped(encryptedKey.length)} characters`,
  }));
}

function headers(protectedText: string | null, unprotected: readonly (JsonObject | null)[]): Omit<JsonParty, 'words'> {
  const protectedHeader = protectedText === null ? null : decodedHeader(protectedText);
  const unprotectedHeader = joined(unprotected);
  return { protectedHeader, unprotectedHeader, header: joined([unprotectedHeader, protectedHeader]) };
}

function joined(parts: readonly (JsonObject | null)[]): JsonObject | null {
  const members: JsonObject = Object.create(null);
  for (const part of parts) if (part !== null) for (const [name, value] of Object.entries(part)) members[name] = value;
  return Object.keys(members).length === 0 ? null : members;
}

function decodedHeader(segment: string): JsonObject | null {
  const bytes = decodeBase64url(segment);
  const decoded = bytes === null ? null : decodeUtf8(bytes);
  return decoded !== null && 'text' in decoded ? readJsonObject(decoded.text, { tolerant: true }).value : null;
}

function coverage({ protectedText, unprotected }: JsonSignature): string {
  if (protectedText === null) return 'The signature covers no header parameter: anybody can change them.';
  const loose = Object.keys(unprotected ?? {});
  if (loose.length === 0) return 'The signature covers the whole header.';
  const named = loose.slice(0, 5).map((name) => `“${name}”`);
  return `The signature does not cover ${named.join(', ')}${loose.length > named.length ? ' and others' : ''}, so anybody can change that.`;
}
