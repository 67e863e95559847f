import type { JsonObject } from '../../../core/contract/values.ts';
import type { SigningAlgorithm } from '../../../core/jose/algorithms.ts';
import { invalidInput } from '../fault.ts';
import { bareJwk, isHeldKeyType, type HeldKeyType } from './jwk-members.ts';

const modulusLengths = [2048, 3072, 4096];

/** Bits that a generated secret may have. */
const secretLengths = { least: 8, most: 8192 };

/**
 * Makes a key for an algorithm, as private JWK. `bits`: modulus length of an RSA key (2048 unless said), length of a secret (the hash's
 * unless said). Throws INVALID_INPUT (`bits`, `alg`).
 */
export async function generateKey(
  algorithm: SigningAlgorithm,
  bits: number | undefined,
): Promise<{ readonly kty: HeldKeyType; readonly jwk: JsonObject }> {
  const { kty } = algorithm;
  if (!isHeldKeyType(kty))
    throw invalidInput('alg', `Keys for ${algorithm.alg} cannot be made here.`, { fix: 'Choose another algorithm.' });
  const parameters = { ...algorithm.importParameters, ...lengthParameters(algorithm, bits) };
  const made = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', 'privateKey' in made ? made.privateKey : made);
  return { kty, jwk: bareJwk({ ...jwk }, kty, 'private') };
}

function lengthParameters({ alg, kty, hashBits }: SigningAlgorithm, bits: number | undefined): object {
  if (kty === 'RSA') {
    if (bits !== undefined && !modulusLengths.includes(bits)) {
      throw invalidInput('bits', `An RSA key cannot be made with ${bits} bits here.`, { fix: `Choose ${modulusLengths.join(', ')}.` });
    }
    return { modulusLength: bits ?? 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  }
  if (kty === 'oct') {
    const { least, most } = secretLengths;
    if (bits !== undefined && (bits % 8 !== 0 || bits < least || bits > most)) {
      throw invalidInput('bits', `A secret cannot be made with ${bits} bits.`, { fix: `Choose a multiple of 8 from ${least} to ${most}.` });
    }
    return { length: bits ?? hashBits };
  }
  if (bits !== undefined) throw invalidInput('bits', `The length of a key for ${alg} is given by its curve.`, { fix: 'Leave “bits” out.' });
  return {};
}
