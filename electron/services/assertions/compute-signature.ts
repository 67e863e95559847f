import { createHmac, KeyObject, sign } from 'node:crypto';
import type { SigningAlgorithm } from '../../../core/jose/algorithms.ts';

/** The same keys as `node:crypto` holds them. */
const keyObjects = new WeakMap<CryptoKey, KeyObject>();

/** Node's own key for a CryptoKey; null for one that may not be taken out. */
function keyObject(key: CryptoKey): KeyObject | null {
  if (!key.extractable) return null;
  const known = keyObjects.get(key) ?? KeyObject.from(key);
  keyObjects.set(key, known);
  return known;
}

/**
 * Computes a JWS signature over the signing input. Elliptic curves and HMAC take tens of microseconds, less than the way
 * to WebCrypto's threads and back, so they are computed in place; RSA takes a millisecond and goes to the threads.
 */
export function computeSignature(
  algorithm: SigningAlgorithm,
  key: CryptoKey,
  input: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> | Uint8Array {
  const held = algorithm.kty === 'RSA' ? null : keyObject(key);
  const hash = algorithm.hashBits === undefined ? null : `sha${algorithm.hashBits}`;
  if (held === null) return crypto.subtle.sign(algorithm.signParameters, key, input);
  if (algorithm.kty === 'oct' && hash !== null) return createHmac(hash, held).update(input).digest();
  if (algorithm.kty === 'EC' && hash !== null) return sign(hash, input, { key: held, dsaEncoding: 'ieee-p1363' });
  if (algorithm.kty === 'OKP') return sign(null, input, held);
  return crypto.subtle.sign(algorithm.signParameters, key, input);
}
