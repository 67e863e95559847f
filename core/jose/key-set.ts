import type { JsonObject } from '../contract/values.ts';
import { grouped } from './time-words.ts';
import { isObject } from './value-words.ts';
import type { VerificationCandidate } from './verification-outcome.ts';

/** The keys of a JWK Set as candidates, and what is to be said about the set. */
export interface KeySetCandidates {
  readonly candidates: readonly VerificationCandidate[];
  readonly warnings: readonly string[];
}

/** Keys of a set that are looked at. */
const mostKeys = 100;

/**
 * The keys of a JWK Set (RFC 7517 5). A shared secret in a set with public keys is not used: such a set is published, and everybody may know
 * the secret.
 * @param from where the set is, for people
 */
export function keySetCandidates(keys: readonly unknown[], from: string): KeySetCandidates {
  const jwks = keys.slice(0, mostKeys).filter(isObject);
  const secrets = jwks.filter(({ kty }) => kty === 'oct');
  const mixed = secrets.length > 0 && secrets.length < jwks.length;
  const used = mixed ? jwks.filter((jwk) => !secrets.includes(jwk)) : jwks;
  const warnings: string[] = [];
  if (keys.length > mostKeys) warnings.push(`The set has ${grouped(keys.length)} keys; the first ${mostKeys} were tried.`);
  if (mixed)
    warnings.push(
      'The set holds a shared secret beside public keys; a secret that is published is none, and it was not used (RFC 7517 9).',
    );
  const repeated = repeatedKid(used);
  if (repeated !== null) warnings.push(`Several keys of the set have the kid “${repeated.slice(0, 60)}” (RFC 7517 4.5).`);
  return { candidates: used.map((jwk) => candidate(jwk, jwks.indexOf(jwk), from)), warnings };
}

function candidate(jwk: JsonObject, index: number, from: string): VerificationCandidate {
  const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : null;
  return { label: kid === null ? `key ${index + 1} of the set` : kid.slice(0, 100), kid, publicJwk: jwk, from };
}

function repeatedKid(jwks: readonly JsonObject[]): string | null {
  const seen = new Set<string>();
  for (const { kid, kty } of jwks) {
    if (typeof kid !== 'string') continue;
    const name = JSON.stringify([kid, kty]);
    if (seen.has(name)) return kid;
    seen.add(name);
  }
  return null;
}
