import { algorithmsFor } from '../../../core/jose/algorithms.ts';
import { importSigningKey } from '../../../core/jose/signing.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { invalidInput } from '../fault.ts';
import { bareJwk, type HeldKeyType } from './jwk-members.ts';

/**
 * Signs with the private half and verifies with the public one, so that a key with a damaged number is found when it is imported and
 * not by the server. Throws INVALID_INPUT (`material`).
 */
export async function checkHeldTogether(
  jwk: JsonObject,
  { kty, crv }: { readonly kty: HeldKeyType; readonly crv: string | null },
): Promise<void> {
  const [algorithm] = algorithmsFor({ kty, crv });
  if (algorithm === undefined) throw new Error(`no algorithm for a key of type ${kty}`);
  const imported = await importSigningKey(algorithm, { jwk });
  if ('fault' in imported) throw notTogether();
  const data = new TextEncoder().encode('Assay');
  const publicKey = await crypto.subtle
    .importKey('jwk', bareJwk(jwk, kty, 'public'), algorithm.importParameters, false, ['verify'])
    .catch(() => Promise.reject(notTogether()));
  const signature = await crypto.subtle.sign(algorithm.signParameters, imported.key, data).catch(() => Promise.reject(notTogether()));
  if (!(await crypto.subtle.verify(algorithm.signParameters, publicKey, signature, data))) throw notTogether();
}

function notTogether() {
  return invalidInput('material', 'The key is damaged: its private and public numbers do not belong together.', {
    fix: 'Copy the whole key again.',
  });
}
