import { algorithmsFor, keyFits, signingAlgorithm } from '../jose/algorithms.ts';
import type { Facts } from './facts.ts';
import { chooseAlgorithm, type Fix } from './fix.ts';
import type { KeyEvidence } from './evidence.ts';

/** The type of a key as far as algorithms are concerned. */
export function keyType({ jwk }: KeyEvidence): { readonly kty: string; readonly crv: string | null; readonly alg: string | null } {
  const { kty, crv, alg } = jwk;
  return {
    kty: typeof kty === 'string' ? kty : '',
    crv: typeof crv === 'string' ? crv : null,
    alg: typeof alg === 'string' ? alg : null,
  };
}

/**
 * An algorithm that can be signed with here, as a fix: the first of those given that the key fits (or the secret, where the method signs with
 * one); without any given, the key's first. Undefined where none does.
 */
export function fittingAlgorithm({ key, registration, algorithm }: Facts, wanted?: readonly string[]): Fix | undefined {
  const bySecret = registration?.method === 'client_secret_jwt' || (key === null && algorithm?.kty === 'oct');
  const type = bySecret ? { kty: 'oct' } : key === null ? null : keyType(key);
  if (type === null) return undefined;
  const names = wanted ?? (type.kty === 'oct' ? ['HS256'] : algorithmsFor(type).map(({ alg }) => alg));
  const found = names.find((name) => {
    const known = signingAlgorithm(name);
    return known !== undefined && keyFits(known, type);
  });
  return found === undefined ? undefined : chooseAlgorithm(found);
}
