import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';

/** Primes for which keys made by the faulty library leave remainders that are powers of 65537. */
const primes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139,
  149, 151, 157, 163, 167,
];

const powers: ReadonlyMap<number, ReadonlySet<number>> = new Map(primes.map((prime) => [prime, powersOf65537(prime)]));

function powersOf65537(prime: number): Set<number> {
  const found = new Set<number>();
  for (let power = 1; !found.has(power); power = (power * 65537) % prime) found.add(power);
  return found;
}

/**
 * Why a signature proves nothing although it verifies with this public key, as a clause, or null: an exponent with which anybody can sign,
 * or a modulus of the kind that is factored in practice.
 */
export function weakness(jwk: JsonObject): string | null {
  if (jwk['kty'] !== 'RSA') return null;
  const exponent = octets(jwk['e']);
  const modulus = octets(jwk['n']);
  if (exponent === null || modulus === null) return null;
  const significant = exponent.subarray(exponent.findIndex((byte) => byte !== 0));
  if (significant.length === 1 && significant[0] === 1) return 'its public exponent is 1, so anybody can sign with it';
  if (((exponent.at(-1) ?? 1) & 1) === 0) return 'its public exponent is even, so it is no RSA key';
  if (isRoca(modulus)) return 'its modulus was made by the faulty library of CVE-2017-15361 and can be factored';
  return null;
}

function octets(value: unknown): Uint8Array | null {
  return typeof value === 'string' ? decodeBase64url(value) : null;
}

/** Whether a modulus was made by the library of CVE-2017-15361, whose keys can be factored. */
export function isRoca(modulus: Uint8Array): boolean {
  return primes.every((prime) => {
    let rest = 0;
    for (const byte of modulus) rest = (rest * 256 + byte) % prime;
    return powers.get(prime)?.has(rest) === true;
  });
}
