import { describe, expect, test } from 'vitest';
import { signingAlgorithms } from '../../core/jose/algorithms.ts';
import { computeSignature } from '../../electron/services/assertions/compute-signature.ts';

const input = new TextEncoder().encode('eyJhbGciOiJFUzI1NiJ9.e30');

describe('computing a signature', () => {
  const cases = signingAlgorithms
    .filter(({ kty }) => kty !== 'AKP')
    .flatMap((algorithm) => [true, false].map((extractable) => ({ alg: algorithm.alg, algorithm, extractable })));
  test.each(cases)('$alg verifies with WebCrypto, by a key that may be taken out: $extractable', async ({ algorithm, extractable }) => {
    const rsa = algorithm.kty === 'RSA' ? { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } : {};
    const made = await crypto.subtle.generateKey({ ...algorithm.importParameters, ...rsa } as EcKeyGenParams, extractable, [
      'sign',
      'verify',
    ]);
    const pair = 'privateKey' in made ? made : { privateKey: made, publicKey: made };
    const signature = new Uint8Array(await computeSignature(algorithm, pair.privateKey, input));
    if (algorithm.signatureBytes !== undefined) expect(signature.length).toBe(algorithm.signatureBytes);
    expect(await crypto.subtle.verify(algorithm.signParameters, pair.publicKey, signature, input)).toBe(true);
  });
});
