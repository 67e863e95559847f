import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { algorithmsFor, keyFits, signingAlgorithm, signingAlgorithms } from '../../../core/jose/algorithms.ts';
import type { SigningAlgorithm } from '../../../core/jose/algorithms.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import type { ClientAuthenticationMethodName } from '../../../core/oauth/client-authentication.ts';

function withSecret(algorithm: SigningAlgorithm): boolean {
  return algorithm.kty === 'oct';
}

/** The algorithms that sign with what the method signs with: the client secret, or a key. */
export function algorithmsForMethod(method: ClientAuthenticationMethodName): readonly SigningAlgorithm[] {
  const bySecret = clientAuthenticationMethod(method).credential === 'secret' && clientAuthenticationMethod(method).assertion;
  return bySecret ? signingAlgorithms.filter(withSecret) : signingAlgorithms;
}

/** The present algorithm where the method can use it, else the first that it can; none where it signs nothing. */
export function algorithmForMethod(method: ClientAuthenticationMethodName, present: string): string {
  const { assertion, credential } = clientAuthenticationMethod(method);
  if (!assertion) return present;
  const wanted = (algorithm: SigningAlgorithm): boolean => withSecret(algorithm) === (credential === 'secret');
  const known = signingAlgorithm(present);
  if (known !== undefined && wanted(known)) return present;
  return signingAlgorithms.find(wanted)?.alg ?? present;
}

/** The present algorithm where the key can sign with it, else what the key is meant for or can do first. */
export function algorithmForKey(key: Key, present: string): string {
  const known = signingAlgorithm(present);
  if (known !== undefined && keyFits(known, key)) return present;
  return key.alg ?? algorithmsFor(key)[0]?.alg ?? present;
}

/** The present algorithm where the set has a current key for it, else that of its first current key. */
export function algorithmForKeySet({ entries }: KeySet, present: string): string {
  const current = entries.filter(({ state }) => state === 'current').map(({ alg }) => alg);
  return current.includes(present) ? present : (current[0] ?? present);
}
