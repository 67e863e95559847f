import { signingAlgorithm, signingAlgorithms } from './algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { foreignAlgorithms } from './foreign-algorithms.ts';
import { tokenMediaType } from './media-types.ts';
import type { DescribeValue } from './registered-member.ts';
import { grouped } from './time-words.ts';
import { mostIterations, weakIterations } from './password-iterations.ts';
import { describeCount, describeObject, describeText, faulty, inWords, isObject, typeName } from './value-words.ts';

const algorithmNames = ['none', ...signingAlgorithms.map(({ alg }) => alg), ...foreignAlgorithms.keys()];

/** An algorithm's name (RFC 7515 4.1.1, RFC 7516 4.1.1, 4.1.2). */
export const describeAlgorithm: DescribeValue = (value, context) => {
  if (typeof value !== 'string' || value === '') return describeText(value, context);
  const signing = signingAlgorithm(value);
  if (signing !== undefined) return inWords(signing.title);
  if (value === 'none') return inWords('unsecured: no signature protects the token');
  const foreign = foreignAlgorithms.get(value);
  if (foreign !== undefined) {
    const misplaced = foreign.use !== 'signature' && context.header['enc'] === undefined;
    return {
      words: foreign.title,
      fault: misplaced ? 'This encrypts and cannot sign, and the header has no “enc” (RFC 7516 4.1.2).' : null,
    };
  }
  const meant = algorithmNames.find((name) => name.toLowerCase() === value.toLowerCase());
  if (meant !== undefined) return faulty(`Algorithm names are compared exactly: write “${meant}” (RFC 7515 4.1.1).`);
  return inWords('no algorithm that Assay knows');
};

/** A media type (RFC 7515 4.1.9, 4.1.10). */
export const describeMediaType: DescribeValue = (value, context) => {
  const type = tokenMediaType(value);
  return type === undefined ? describeText(value, context) : inWords(type.words);
};

const privateMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** A public key as JWK (RFC 7515 4.1.3). */
export const describeKey: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const { kty, crv } = value;
  if (typeof kty !== 'string') return faulty('The key has no type, “kty” (RFC 7517 4.1).');
  const words = typeof crv === 'string' ? `${kty} key on ${crv}` : `${kty} key`;
  const secret = privateMembers.find((name) => Object.hasOwn(value, name));
  const fault = secret === undefined ? null : `The key gives away its private member “${secret}”; only the public key may stand here.`;
  return { words, fault };
};

/** A certificate's thumbprint of so many bytes (RFC 7515 4.1.7, 4.1.8). */
export function describeThumbprint(bytes: number): DescribeValue {
  return (value, context) => {
    if (typeof value !== 'string' || value === '') return describeText(value, context);
    const decoded = decodeBase64url(value);
    if (decoded?.length === bytes) return inWords(`${bytes} bytes`);
    if (decoded?.length === bytes * 2) return faulty('This encodes the hexadecimal text of the thumbprint; encode its bytes.');
    if (new RegExp(`^(?:[0-9a-f]{2}:?){${bytes}}$`, 'i').test(value))
      return faulty('This is hexadecimal; the thumbprint is written in base64url.');
    if (decoded === null) return faulty('This is no base64url: “+”, “/” and “=” must not stand here.');
    return faulty(`This decodes to ${grouped(decoded.length)} bytes; the thumbprint has ${bytes}.`);
  };
}

/** A chain of certificates (RFC 7515 4.1.6). */
export const describeCertificates: DescribeValue = (value) => {
  if (!Array.isArray(value) || value.length === 0) return faulty('This must be a list of certificates, and not an empty one.');
  const words = value.length === 1 ? 'one certificate' : `${grouped(value.length)} certificates`;
  const wrong = value.some((each) => typeof each !== 'string' || each.includes('-') || each.includes('_'));
  return { words, fault: wrong ? 'Each certificate is standard base64 of its DER form, without PEM lines and not base64url.' : null };
};

/** The names of extensions that must be understood (RFC 7515 4.1.11). */
export const describeCritical: DescribeValue = (value, { header }) => {
  if (!Array.isArray(value)) return faulty(`This must be a list of names, and it is ${typeName(value)}.`);
  if (value.length === 0) return faulty('The list is empty; leave “crit” out where nothing is critical.');
  if (value.some((each) => typeof each !== 'string')) return faulty('Every name in the list must be a string.');
  if (new Set(value).size < value.length) return faulty('A name stands in the list twice.');
  const absent = value.find((name) => !(name in header));
  return absent === undefined
    ? inWords(`${grouped(value.length)} that a reader must understand`)
    : faulty(`It names “${absent}”, which the header does not have.`);
};

/** PBKDF2 iterations (RFC 7518 4.8.1.2). */
export const describeIterations: DescribeValue = (value, context) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return describeCount(value, context);
  if (value > mostIterations)
    return faulty(
      `So many iterations keep a reader busy rather than a secret safe; Assay computes no more than ${grouped(mostIterations)} (RFC 8725 3.9).`,
    );
  return value < weakIterations
    ? faulty(`That hardly protects a password; at least ${grouped(weakIterations)} are meant (RFC 7518 4.8.1.2).`)
    : inWords(`${grouped(value)} iterations`);
};

/** Whether the payload is encoded (RFC 7797 3). */
export const describePayloadEncoding: DescribeValue = (value, { header }) => {
  if (typeof value !== 'boolean') return faulty(`This must be true or false, and it is ${typeName(value)}.`);
  const { crit } = header;
  if (!Array.isArray(crit) || !crit.includes('b64')) return faulty('“b64” must be named in “crit” (RFC 7797 6).');
  return value
    ? inWords('the payload is base64url, as always')
    : { words: 'the payload stands unencoded', fault: 'A JWT must not use this (RFC 7797 7).' };
};
