import type { JsonObject } from '../contract/values.ts';
import type { SigningAlgorithm } from './algorithms.ts';
import { decodeBase64url } from './base64url.ts';

/**
 * What can be seen from a signature's length, in one sentence, or null when it has the length that its algorithm gives (RFC 7518 3).
 * An ECDSA signature in ASN.1 DER, which most cryptographic libraries make first, is named as such.
 * @param publicJwk the key meant, for RSA, whose signatures are as long as the modulus; null when unknown
 */
export function signatureShapeFault(algorithm: SigningAlgorithm, signature: Uint8Array, publicJwk: JsonObject | null): string | null {
  const expected = algorithm.signatureBytes ?? modulusBytes(publicJwk);
  if (expected === null || signature.length === expected) return null;
  if (algorithm.kty === 'EC' && isDerSequence(signature)) {
    return `The signature is ASN.1 DER, ${signature.length} bytes; ${algorithm.alg} is the two numbers side by side, ${expected} bytes (${algorithm.source}).`;
  }
  const by = expected === algorithm.signatureBytes ? algorithm.alg : `${algorithm.alg} with this key`;
  return `The signature has ${signature.length} bytes; ${by} makes ${expected} (${algorithm.source}).`;
}

function isDerSequence(signature: Uint8Array): boolean {
  const longForm = signature[1] === 0x81;
  const length = signature[longForm ? 2 : 1];
  return signature[0] === 0x30 && length === signature.length - (longForm ? 3 : 2);
}

function modulusBytes(publicJwk: JsonObject | null): number | null {
  const modulus = publicJwk?.['n'];
  if (typeof modulus !== 'string') return null;
  const bytes = decodeBase64url(modulus);
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  return bytes === null || first === -1 ? null : bytes.length - first;
}
