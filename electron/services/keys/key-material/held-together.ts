import { createPrivateKey } from 'node:crypto';
import { algorithmsFor, type SigningAlgorithm } from '../../../../core/jose/algorithms.ts';
import { runtimeHas, runtimeLackSentence } from '../../../../core/jose/runtime-features.ts';
import { importSigningKey } from '../../../../core/jose/signing.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { invalidInput } from '../../fault.ts';
import { bareJwk, type HeldKeyType } from './jwk-members.ts';

/**
 * Computes with both halves of a private key, so that one with a damaged number is found when it is imported and not by the server.
 * Throws INVALID_INPUT (`material`), also where this runtime cannot compute with the key.
 */
export async function checkHeldTogether(
  jwk: JsonObject,
  { kty, crv }: { readonly kty: HeldKeyType; readonly crv: string | null },
): Promise<void> {
  const [algorithm] = algorithmsFor({ kty, crv, alg: typeof jwk['alg'] === 'string' ? jwk['alg'] : null });
  if (algorithm?.needs !== undefined && !(await runtimeHas(algorithm.needs))) {
    throw invalidInput('material', `The key is for ${algorithm.alg}. ${runtimeLackSentence(algorithm.needs)}`, {
      fix: 'Import it where Assay runs on Node.js 24.7 or newer.',
    });
  }
  const together = algorithm === undefined ? derivesPublicHalf(jwk) : await signsAndVerifies(jwk, kty, algorithm);
  if (together) return;
  throw invalidInput('material', 'The key is damaged: its private and public numbers do not belong together.', {
    fix: 'Copy the whole key again.',
  });
}

/** Signs with the private half and verifies with the public one. */
async function signsAndVerifies(jwk: JsonObject, kty: HeldKeyType, algorithm: SigningAlgorithm): Promise<boolean> {
  const imported = await importSigningKey(algorithm, { jwk });
  if ('fault' in imported) return false;
  const data = new TextEncoder().encode('Assay');
  try {
    const publicHalf = bareJwk(jwk, kty, 'public');
    const publicKey = await crypto.subtle.importKey('jwk', publicHalf, algorithm.importParameters, false, ['verify']);
    const signature = await crypto.subtle.sign(algorithm.signParameters, imported.key, data);
    return await crypto.subtle.verify(algorithm.signParameters, publicKey, signature, data);
  } catch {
    return false;
  }
}

/** For a key that only agrees on keys: the public value is the one that Node derives from the private one, whatever stands beside it. */
function derivesPublicHalf(jwk: JsonObject): boolean {
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' }).x === jwk['x'];
  } catch {
    return false;
  }
}
