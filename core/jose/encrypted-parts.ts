import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';
import { unopened, type UnopenedJwe } from './decryption-outcome.ts';
import {
  contentEncryptionAlgorithm,
  type ContentEncryptionAlgorithm,
  keyManagementAlgorithm,
  type KeyManagementAlgorithm,
} from './encryption-algorithms.ts';
import type { JsonJwe, JsonRecipient } from './json-serialization.ts';
import { mostIterations, weakIterations } from './password-iterations.ts';
import { runtimeHas, runtimeLackSentence } from './runtime-features.ts';
import { protectedHeader } from './strict-header.ts';
import { grouped } from './time-words.ts';

/** A JWE for one recipient, as jose takes it (RFC 7516 7.2.2). */
export interface FlattenedParts {
  readonly protected?: string;
  readonly unprotected?: JsonObject;
  readonly header?: JsonObject;
  readonly encrypted_key?: string;
  readonly iv?: string;
  readonly ciphertext: string;
  readonly tag?: string;
  readonly aad?: string;
}

/** What an encryption needs to be opened, read strictly. */
export interface EncryptedParts {
  readonly parts: FlattenedParts;
  readonly header: JsonObject;
  readonly algorithm: KeyManagementAlgorithm;
  readonly content: ContentEncryptionAlgorithm;
  readonly kid: string | null;
  readonly warnings: readonly string[];
}

/** The parts of a compact JWE (RFC 7516 7.1), or why it cannot be opened. */
export function compactJweParts(token: string): Promise<EncryptedParts | UnopenedJwe> {
  const segments = token.split('.', 6);
  const [header = '', encryptedKey = '', iv = '', ciphertext = '', tag = ''] = segments;
  if (segments.length !== 5) return Promise.resolve(unopened('not-a-jwe', 'It is no compact JWE: that has five segments.'));
  const wrong = segments.findIndex((segment) => decodeBase64url(segment) === null);
  if (wrong !== -1) return Promise.resolve(unopened('malformed', `Segment ${wrong + 1} is not canonical base64url (RFC 7515 2).`));
  const read = protectedHeader(header);
  if ('fault' in read) return Promise.resolve(unopened('malformed', read.fault));
  return checked(read.header, {
    protected: header,
    ciphertext,
    ...(encryptedKey === '' ? {} : { encrypted_key: encryptedKey }),
    ...(iv === '' ? {} : { iv }),
    ...(tag === '' ? {} : { tag }),
  });
}

/** The same for one recipient of a JWE in JSON serialization (RFC 7516 7.2). */
export function jsonJweParts(jwe: JsonJwe, recipient: JsonRecipient): Promise<EncryptedParts | UnopenedJwe> {
  const covered = jwe.protectedText === null ? { header: {} } : protectedHeader(jwe.protectedText);
  if ('fault' in covered) return Promise.resolve(unopened('malformed', covered.fault));
  const header: JsonObject = Object.create(null);
  for (const part of [covered.header, jwe.unprotected ?? {}, recipient.header ?? {}]) {
    for (const [name, value] of Object.entries(part)) {
      if (name in header) {
        return Promise.resolve(unopened('malformed', `“${name.slice(0, 40)}” stands in more than one of its headers (RFC 7516 7.2.1).`));
      }
      header[name] = value;
    }
  }
  return checked(header, {
    ciphertext: jwe.ciphertext,
    ...(jwe.protectedText === null ? {} : { protected: jwe.protectedText }),
    ...(jwe.unprotected === null ? {} : { unprotected: jwe.unprotected }),
    ...(recipient.header === null ? {} : { header: recipient.header }),
    ...(recipient.encryptedKey === null ? {} : { encrypted_key: recipient.encryptedKey }),
    ...(jwe.iv === null ? {} : { iv: jwe.iv }),
    ...(jwe.tag === null ? {} : { tag: jwe.tag }),
    ...(jwe.aad === null ? {} : { aad: jwe.aad }),
  });
}

async function checked(header: JsonObject, parts: FlattenedParts): Promise<EncryptedParts | UnopenedJwe> {
  const { alg, enc, kid, zip, p2c } = header;
  const algorithm = keyManagementAlgorithm(alg);
  const content = contentEncryptionAlgorithm(enc);
  if (alg === 'RSA1_5') {
    return unopened(
      'deprecated-algorithm',
      'RSA1_5 is not opened here: it leaks the key to whoever may try often (RFC 8725 3.2). Ask for RSA-OAEP-256.',
    );
  }
  if (algorithm === undefined) return unopened('unknown-algorithm', `Assay cannot open the “alg” ${named(alg)}.`);
  if (content === undefined) return unopened('unknown-algorithm', `Assay cannot open the “enc” ${named(enc)}.`);
  if (algorithm.needs !== undefined && !(await runtimeHas(algorithm.needs))) {
    return unopened(
      'missing-feature',
      `${runtimeLackSentence(algorithm.needs)} ${algorithm.alg} needs it; the command line under Node 24 has it.`,
    );
  }
  const warnings: string[] = [];
  if (algorithm.password === true && typeof p2c === 'number') {
    if (p2c > mostIterations) {
      return unopened(
        'too-much',
        `Its p2c asks for ${grouped(p2c)} iterations; more than ${grouped(mostIterations)} are not computed for a token.`,
      );
    }
    if (p2c < weakIterations)
      warnings.push(
        `Its p2c of ${grouped(p2c)} iterations hardly protects a password; at least ${weakIterations} are meant (RFC 7518 4.8.1.2).`,
      );
  }
  if (zip !== undefined)
    warnings.push('It was compressed before it was encrypted, so that its length may give its content away (RFC 8725 3.6).');
  return { parts, header, algorithm, content, kid: typeof kid === 'string' ? kid : null, warnings };
}

function named(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 40)}”` : 'that it has';
}
