import { flattenedDecrypt } from 'jose/jwe/flattened/decrypt';
import * as errors from 'jose/errors';
import { importJWK } from 'jose/key/import';
import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';
import { compactJweParts, type EncryptedParts, jsonJweParts } from './encrypted-parts.ts';
import { decryptionKeyFits } from './encryption-algorithms.ts';
import { readJsonSerialization } from './json-serialization.ts';
import { mostIterations } from './password-iterations.ts';
import { isObject } from './value-words.ts';
import { type Decryption, type DecryptionCandidate, unopened, type UnopenedJwe } from './decryption-outcome.ts';
import { openingLimits } from './opening-limits.ts';

export type { Decryption, DecryptionCandidate, DecryptionCode, OpenedJwe, UnopenedJwe } from './decryption-outcome.ts';

/**
 * Opens one encryption of a JWE, compact or in JSON serialization: with the candidate that its `kid` names, and where none is named so, with
 * each that fits. Never throws. Whether what was read is authentic is another question; see `authenticity`.
 */
export async function decryptToken(text: string, candidates: readonly DecryptionCandidate[]): Promise<Decryption> {
  const json = readJsonSerialization(text);
  if (json === null) return await openWith(await compactJweParts(text.trim()), candidates);
  if (json.kind === 'jws') return unopened('not-a-jwe', 'It is signed and not encrypted.');
  let first: UnopenedJwe | null = null;
  for (const recipient of json.recipients) {
    const outcome = await openWith(await jsonJweParts(json, recipient), candidates);
    if (outcome.state === 'opened') return outcome;
    first ??= outcome;
  }
  return first ?? unopened('malformed', 'It has no recipient.');
}

async function openWith(encrypted: EncryptedParts | UnopenedJwe, candidates: readonly DecryptionCandidate[]): Promise<Decryption> {
  if ('state' in encrypted) return encrypted;
  const named = encrypted.kid === null ? [] : candidates.filter(({ kid }) => kid === encrypted.kid);
  const meant = named.length > 0 ? named : candidates;
  const fitting = meant.filter((candidate) => misfit(encrypted, candidate) === null);
  const [first] = fitting;
  if (first === undefined) return nothingFits(encrypted, meant);
  const failures: UnopenedJwe[] = [];
  for (const candidate of fitting) {
    const outcome = await open(encrypted, candidate);
    if (outcome.state === 'opened') return outcome;
    if (outcome.code !== 'mismatch' && outcome.code !== 'unusable-key') return outcome;
    failures.push(outcome);
  }
  const only = failures.length === 1 ? failures[0] : undefined;
  return (
    only ?? unopened('mismatch', `None of the ${fitting.length} keys that fit opens it: it is for another key, or was changed on its way.`)
  );
}

/** Why a candidate cannot open it, as the end of a sentence, or null when it may. */
function misfit({ algorithm, content, header }: EncryptedParts, { jwk, secret }: DecryptionCandidate): string | null {
  const key = keyType(jwk, secret);
  const { epk } = header;
  if (algorithm.kty === 'agreement' && isObject(epk) && typeof epk['crv'] === 'string' && epk['crv'] !== key.crv) {
    return `is on ${key.crv ?? 'no curve'}, and the sender’s “epk” on ${epk['crv'].slice(0, 20)} (RFC 7518 4.6.1.1)`;
  }
  if (decryptionKeyFits(algorithm, content, key))
    return jwk !== undefined && isPublic(jwk) ? 'is a public key, and opening needs the private one' : null;
  const bits = algorithm.mode === 'direct' ? content.keyBits : algorithm.keyBits;
  if (key.kty === 'oct' && algorithm.kty === 'oct')
    return `has ${key.bits} bits, and ${algorithm.mode === 'direct' ? content.enc : algorithm.alg} needs ${bits}`;
  return `is ${key.kty === 'oct' ? 'a shared secret' : `of the type ${[key.kty, key.crv ?? ''].join(' ').trim().slice(0, 40)}`}`;
}

function keyType(
  jwk: JsonObject | undefined,
  secret: Uint8Array | undefined,
): { readonly kty: string; readonly crv?: string; readonly bits?: number } {
  if (secret !== undefined) return { kty: 'oct', bits: secret.length * 8 };
  const { kty, crv, k } = jwk ?? {};
  const shared = kty === 'oct' && typeof k === 'string' ? { bits: (decodeBase64url(k)?.length ?? 0) * 8 } : {};
  return { kty: typeof kty === 'string' ? kty : '', ...(typeof crv === 'string' ? { crv } : {}), ...shared };
}

function isPublic({ kty, d }: JsonObject): boolean {
  return kty !== 'oct' && d === undefined;
}

function nothingFits(encrypted: EncryptedParts, meant: readonly DecryptionCandidate[]): UnopenedJwe {
  const [first] = meant;
  const needs = `${encrypted.algorithm.alg} and ${encrypted.content.enc}`;
  if (first === undefined) return unopened('no-key', `There is no key here to open it with; it is encrypted with ${needs}.`);
  if (meant.length === 1)
    return unopened(
      'no-fitting-key',
      `“${first.label}” ${misfit(encrypted, first) ?? 'does not fit'}; it is encrypted with ${needs}.`,
      first,
    );
  return unopened('no-fitting-key', `None of the ${meant.length} keys here fits; it is encrypted with ${needs}.`);
}

async function open(encrypted: EncryptedParts, candidate: DecryptionCandidate): Promise<Decryption> {
  const { algorithm, content, header, warnings } = encrypted;
  try {
    const key = await usableKey(encrypted, candidate);
    const { plaintext } = await flattenedDecrypt({ ...encrypted.parts }, key, {
      keyManagementAlgorithms: [algorithm.alg],
      contentEncryptionAlgorithms: [content.enc],
      maxPBES2Count: mostIterations,
      maxDecompressedLength: openingLimits.unpackedBytes,
    });
    return { state: 'opened', plaintext: new Uint8Array(plaintext), header, alg: algorithm.alg, enc: content.enc, candidate, warnings };
  } catch (error) {
    return failure(error, candidate);
  }
}

/** The key's own members: what restricts its use stays out, because people open what they have. */
const members: readonly string[] = ['kty', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

async function usableKey({ algorithm }: EncryptedParts, { jwk, secret }: DecryptionCandidate): Promise<CryptoKey | Uint8Array> {
  if (secret !== undefined) return secret;
  const bare = Object.fromEntries(Object.entries(jwk ?? {}).filter(([name]) => members.includes(name)));
  return await importJWK(bare, algorithm.alg);
}

function failure(error: unknown, candidate: DecryptionCandidate): UnopenedJwe {
  if (error instanceof errors.JWEDecryptionFailed) {
    return unopened('mismatch', `“${candidate.label}” does not open it: it is for another key, or was changed on its way.`, candidate);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof errors.JWEInvalid && message.startsWith('Decompressed')) {
    return unopened('too-much', 'Its content expands to more than 250 000 bytes, and was not read any further (RFC 8725 3.6).', candidate);
  }
  if (error instanceof errors.JWEInvalid || error instanceof errors.JOSENotSupported)
    return unopened('malformed', `It cannot be opened: ${message}.`, candidate);
  return unopened('unusable-key', `“${candidate.label}” cannot be used: ${sentenceEnd(message)}`, candidate);
}

function sentenceEnd(message: string): string {
  const first = message.charAt(0).toLowerCase() + message.slice(1);
  return first.endsWith('.') ? first : `${first}.`;
}
