import type { JsonObject } from '../contract/values.ts';
import { readJsonObject } from './json-reader.ts';
import { isObject } from './value-words.ts';

/** One signature of a JWS in JSON serialization (RFC 7515 7.2). */
export interface JsonSignature {
  /** The protected header as it stands, base64url; null where there is none. */
  readonly protectedText: string | null;
  /** The unprotected header, which no signature covers. */
  readonly unprotected: JsonObject | null;
  readonly signature: string;
}

/** A JWS in JSON serialization, its members as they stand. */
export interface JsonJws {
  readonly kind: 'jws';
  readonly syntax: 'general' | 'flattened';
  /** Base64url, or the text itself where `b64` is false; null where it is detached (RFC 7515 Appendix F). */
  readonly payload: string | null;
  readonly signatures: readonly JsonSignature[];
}

/** One recipient of a JWE in JSON serialization (RFC 7516 7.2). */
export interface JsonRecipient {
  readonly header: JsonObject | null;
  readonly encryptedKey: string | null;
}

/** A JWE in JSON serialization, its members as they stand. */
export interface JsonJwe {
  readonly kind: 'jwe';
  readonly syntax: 'general' | 'flattened';
  readonly protectedText: string | null;
  readonly unprotected: JsonObject | null;
  readonly iv: string | null;
  readonly ciphertext: string;
  readonly tag: string | null;
  readonly aad: string | null;
  readonly recipients: readonly JsonRecipient[];
}

/** Signatures and recipients that are read; a token with more is not of this world. */
const mostParties = 100;

/** A JSON object as JWS or JWE in JSON serialization, or null where its members are not those of one. */
export function jsonSerialization(object: JsonObject): JsonJws | JsonJwe | null {
  return jsonJws(object) ?? jsonJwe(object);
}

/** Reads a text that is one JSON object as JWS or JWE in JSON serialization; null for everything else. */
export function readJsonSerialization(text: string): JsonJws | JsonJwe | null {
  if (!/^\s*\{/.test(text)) return null;
  const { value } = readJsonObject(text, { tolerant: true });
  return value === null ? null : jsonSerialization(value);
}

function jsonJws(object: JsonObject): JsonJws | null {
  const payload = text(object['payload']);
  const { signatures } = object;
  if (Array.isArray(signatures)) {
    const read = signatures.slice(0, mostParties).map(jsonSignature);
    const whole = read.filter((each) => each !== null);
    return whole.length === read.length && read.length > 0 ? { kind: 'jws', syntax: 'general', payload, signatures: whole } : null;
  }
  const only = jsonSignature(object);
  if (only === null || (payload === null && only.protectedText === null)) return null;
  return { kind: 'jws', syntax: 'flattened', payload, signatures: [only] };
}

function jsonSignature(value: unknown): JsonSignature | null {
  const members = object(value);
  const signature = text(members?.['signature']);
  if (members === null || signature === null) return null;
  const protectedText = text(members['protected']);
  const unprotected = object(members['header']);
  return protectedText === null && unprotected === null ? null : { protectedText, unprotected, signature };
}

function jsonJwe(members: JsonObject): JsonJwe | null {
  const ciphertext = text(members['ciphertext']);
  if (ciphertext === null) return null;
  const { recipients } = members;
  const general = Array.isArray(recipients);
  const each = general ? recipients.slice(0, mostParties) : [members];
  const shared = {
    protectedText: text(members['protected']),
    unprotected: object(members['unprotected']),
    iv: text(members['iv']),
    ciphertext,
    tag: text(members['tag']),
    aad: text(members['aad']),
  };
  const read = each.map((recipient) => ({
    header: object(object(recipient)?.['header']),
    encryptedKey: text(object(recipient)?.['encrypted_key']),
  }));
  if (shared.protectedText === null && shared.unprotected === null && read.every(({ header }) => header === null)) return null;
  return { kind: 'jwe', syntax: general ? 'general' : 'flattened', ...shared, recipients: read };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function object(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}
