import type { JsonObject } from '../contract/values.ts';
import { readBase64url } from './base64url.ts';

/** A number of an RSA key (RFC 7518 6.3.1) as octets without leading zeros, read tolerantly; null where it is no text. */
export function rsaNumber(jwk: JsonObject, name: 'n' | 'e'): Uint8Array | null {
  const value = jwk[name];
  if (jwk['kty'] !== 'RSA' || typeof value !== 'string') return null;
  const { bytes } = readBase64url(value);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? new Uint8Array() : bytes.subarray(first);
}

/** Bits of the modulus; null for all but RSA keys. */
export function modulusBits(jwk: JsonObject): number | null {
  const modulus = rsaNumber(jwk, 'n');
  if (modulus === null) return null;
  const [first = 0] = modulus;
  return modulus.length === 0 ? 0 : modulus.length * 8 - Math.clz32(first) + 24;
}
