import type { Certificate } from '../contract/certificates.ts';
import type { JsonObject } from '../contract/values.ts';
import { thumbprint } from '../jose/thumbprint.ts';
import { isObject } from '../jose/value-words.ts';
import type { KeyEvidence, KeySetEvidence, KeySetFetch } from './evidence.ts';

/** Members of a JWK that give the key away (RFC 7518 6, draft-ietf-cose-dilithium 3). */
export const privateMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** What is public of a JWK, and the names of the rest. */
export function publicMembers(jwk: JsonObject): Pick<KeyEvidence, 'jwk' | 'privateMembers'> {
  const bare: JsonObject = Object.create(null);
  for (const [name, value] of Object.entries(jwk)) if (!privateMembers.includes(name)) bare[name] = value;
  return { jwk: bare, privateMembers: privateMembers.filter((name) => Object.hasOwn(jwk, name)) };
}

/** A JWK as evidence: what is private is left out and named. */
export async function keyEvidence(
  jwk: JsonObject,
  more: { readonly label: string; readonly certificate?: Certificate | null },
): Promise<KeyEvidence> {
  const { jwk: bare, privateMembers } = publicMembers(jwk);
  const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : null;
  const print = jwk['kty'] === 'oct' ? null : await thumbprint(bare).catch(() => null);
  return { label: more.label, kid, jwk: bare, privateMembers, thumbprint: print, certificate: more.certificate ?? null };
}

/** Keys of a set that are looked at. */
const mostKeys = 100;

/** The keys of a JWK Set as evidence. */
export async function keySetEvidence(keys: readonly unknown[], from: string, fetched: KeySetFetch | null = null): Promise<KeySetEvidence> {
  const jwks = keys.slice(0, mostKeys).filter(isObject);
  const secrets = jwks.filter(({ kty }) => kty === 'oct').length;
  const named = jwks.filter(({ kty }) => kty !== 'oct');
  return {
    from,
    keys: await Promise.all(named.map((jwk, index) => keyEvidence(jwk, { label: keyLabel(jwk, index) }))),
    secrets,
    fetched,
  };
}

function keyLabel({ kid }: JsonObject, index: number): string {
  return typeof kid === 'string' ? kid.slice(0, 100) : `key ${index + 1} of the set`;
}
