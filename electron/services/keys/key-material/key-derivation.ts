import { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { bytesOf, readAsn1 } from './asn1.ts';
import { Pbkdf2Parameters, ScryptParameters } from './structures.ts';

const runPbkdf2 = promisify(pbkdf2);
const runScrypt: (password: string, salt: Uint8Array, length: number, options: object) => Promise<Buffer> = promisify(scrypt);

export const pbkdf2Identifier = '1.2.840.113549.1.5.12';
const scryptIdentifier = '1.3.6.1.4.1.11591.4.11';

/** HMACs by their identifiers (RFC 8018 B.1), as Node names their hashes. */
const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.13': 'sha512-256',
};

export const hmacSha256Identifier = '1.2.840.113549.2.9';

/** What is computed at most, so that a hostile file cannot hold up the application: seconds, not hours. */
export const mostIterations = 10_000_000;
const mostScryptBytes = 512 * 1024 * 1024;
const mostScryptParallelization = 16;

/** Derives a key of so many bytes from a password. */
export type DeriveKey = (password: string, length: number) => Promise<Uint8Array<ArrayBuffer>>;

/** The hash of an HMAC, or undefined. */
export function hmacHash(identifier: string): string | undefined {
  return hmacs[identifier];
}

/** How a key is derived, or what is wanted that cannot be done: the end of “is encrypted with …”. */
export type KeyDerivation =
  | {
      readonly derive: DeriveKey;
      /** Bytes, where the parameters name them. */
      readonly keyLength: number | undefined;
    }
  | { readonly lack: string };

/** Reads the algorithm identifier of a key derivation. */
export function keyDerivation({ algorithm, parameters }: AlgorithmIdentifier): KeyDerivation {
  if (algorithm === pbkdf2Identifier) return pbkdf2Derivation(readAsn1(parameters ?? new ArrayBuffer(0), Pbkdf2Parameters));
  if (algorithm === scryptIdentifier) return scryptDerivation(readAsn1(parameters ?? new ArrayBuffer(0), ScryptParameters));
  return { lack: `a key derivation that is not known here (${algorithm})` };
}

function pbkdf2Derivation(parameters: Pbkdf2Parameters | null): KeyDerivation {
  if (parameters === null) return { lack: 'PBKDF2 whose parameters cannot be read' };
  const { salt, iterations, keyLength, pseudorandomFunction } = parameters;
  const hash = pseudorandomFunction === undefined ? 'sha1' : hmacs[pseudorandomFunction.algorithm];
  if (hash === undefined) return { lack: `PBKDF2 over a function that is not known here (${pseudorandomFunction?.algorithm})` };
  if (iterations < 1 || iterations > mostIterations) return { lack: tooMany('PBKDF2', iterations) };
  return {
    keyLength,
    derive: async (password, length) => new Uint8Array(await runPbkdf2(password, bytesOf(salt), iterations, length, hash)),
  };
}

function scryptDerivation(parameters: ScryptParameters | null): KeyDerivation {
  if (parameters === null) return { lack: 'scrypt whose parameters cannot be read' };
  const { salt, cost, blockSize, parallelization, keyLength } = parameters;
  const bytes = 128 * cost * blockSize;
  if (!(bytes > 0 && bytes <= mostScryptBytes && parallelization >= 1 && parallelization <= mostScryptParallelization)) {
    return {
      lack: `scrypt at a cost of ${cost}, a block size of ${blockSize} and a parallelization of ${parallelization}, which is not computed here`,
    };
  }
  const options = { N: cost, r: blockSize, p: parallelization, maxmem: 2 * mostScryptBytes };
  return { keyLength, derive: async (password, length) => new Uint8Array(await runScrypt(password, bytesOf(salt), length, options)) };
}

/** “PBKDF2 in 99999999999 iterations, …”. */
export function tooMany(scheme: string, iterations: number): string {
  return `${scheme} in ${iterations} iterations; from 1 to ${mostIterations} are computed here`;
}
