import type { JsonObject } from '../../../core/contract/values.ts';
import { algorithmsFor, keyFits, signingAlgorithm, signingAlgorithms, type SigningAlgorithm } from '../../../core/jose/algorithms.ts';
import { invalidInput } from '../fault.ts';
import { isHeldKeyType, jwkMembers, type HeldKeyType } from './jwk-members.ts';

/** Type and curve of a key. */
export interface KeyType {
  readonly kty: HeldKeyType | 'AKP';
  readonly crv: string | null;
}

/** The table's entry for an `alg` that a person chose. Throws INVALID_INPUT naming `field`. */
export function knownAlgorithm(alg: string, field: string): SigningAlgorithm {
  const algorithm = signingAlgorithm(alg);
  if (algorithm !== undefined) return algorithm;
  throw invalidInput(field, `There is no signing algorithm “${alg}” here.`, {
    fix: `Choose one of ${names(signingAlgorithms.filter(({ kty }) => isHeldKeyType(kty)))}.`,
  });
}

/** Refuses an algorithm that a key cannot compute: INVALID_INPUT naming `field`. */
export function requireFit(algorithm: SigningAlgorithm, key: KeyType, field: string): void {
  if (keyFits(algorithm, key)) return;
  throw invalidInput(
    field,
    `${algorithm.alg} needs ${typeWords(algorithm.kty, algorithm.crv ?? null)}, and this is ${typeWords(key.kty, key.crv)}.`,
    {
      fix: `Choose ${names(algorithmsFor(key))}, or another key.`,
    },
  );
}

/** "an EC key on P-256". */
export function typeWords(kty: KeyType['kty'], crv: string | null): string {
  const name = kty === 'AKP' ? 'an ML-DSA key' : jwkMembers[kty].name;
  return crv === null ? name : `${name} on ${crv}`;
}

function names(algorithms: readonly SigningAlgorithm[]): string {
  return algorithms.map(({ alg }) => alg).join(', ');
}

/** The `alg` that a key is for: the one given, else the JWK's own. Throws INVALID_INPUT where that cannot be computed. */
export function checkedAlgorithm(
  jwk: JsonObject,
  key: KeyType,
  given: string | undefined,
): { readonly alg: string | null; readonly warnings: readonly string[] } {
  const own = typeof jwk['alg'] === 'string' && jwk['alg'] !== '' ? jwk['alg'].slice(0, 64) : null;
  if (given !== undefined && given !== '') {
    requireFit(knownAlgorithm(given, 'alg'), key, 'alg');
    return { alg: given, warnings: own === null || own === given ? [] : [`The JWK says it is for ${own}; it is kept for ${given}.`] };
  }
  if (own === null) return { alg: null, warnings: [] };
  const algorithm = signingAlgorithm(own);
  if (algorithm === undefined)
    return { alg: own, warnings: [`The JWK says it is for “${own}”, which is no signing algorithm known here.`] };
  requireFit(algorithm, key, 'material');
  return { alg: own, warnings: [] };
}
