import type { KeySetEntry } from '../../../../core/contract/key-sets.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { isPublished } from '../../../../core/jose/key-rotation.ts';
import type { KeyDocument } from '../../../store/store.ts';
import { describedJwk } from '../key-document.ts';
import { jwkMembers } from '../key-material/jwk-members.ts';

/** Members that make a JWK private or symmetric: those of every key type, and those of types and forms that are not held here. */
const privateMembers: ReadonlySet<string> = new Set([
  ...Object.values(jwkMembers).flatMap((members) => [...members.private]),
  'oth',
  'priv',
  'seed',
]);

/** Members that may stand beside those of the key itself (RFC 7517 4). */
const describingMembers: readonly string[] = ['kid', 'use', 'alg', 'x5c', 'x5t', 'x5t#S256'];

/** The public JWK of a key, made of members that are known to be public. Throws for a key that has none or not all of them. */
export function publicJwk(jwk: JsonObject): JsonObject {
  const type = publicMembers(jwk['kty']);
  const missing = type.find((name) => typeof jwk[name] !== 'string');
  if (missing !== undefined) throw new Error(`a public key without “${missing}” cannot be published`);
  const names = ['kty', ...type, ...describingMembers];
  return Object.fromEntries(names.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]] as const])));
}

function publicMembers(kty: unknown): readonly string[] {
  const members: readonly string[] | undefined = Object.entries(jwkMembers).find(([name]) => name === kty)?.[1].public;
  if (members === undefined || members.length === 0) throw new Error('a key without a public part cannot be published');
  return members;
}

/** Throws when a private or symmetric member stands anywhere in what is about to be published: the last look, whatever built it. */
export function refusePrivateMembers(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    // The value stays out of the message, which may be logged.
    if (privateMembers.has(name)) throw new Error(`the private member “${name}” must not be published`);
    if (name === 'kty' && member === 'oct') throw new Error('a symmetric key must not be published');
    refusePrivateMembers(member);
  }
}

/**
 * The JWK Set (RFC 7517 5) at an instant, in milliseconds: current, next, and retired keys within their overlap, each with `kid`, `use`
 * and `alg`. A key that is no longer held is left out. Throws rather than publish a private member.
 */
export function publishedJwks(
  entries: readonly KeySetEntry[],
  keyOf: (id: string) => KeyDocument | undefined,
  now: number,
): { readonly keys: readonly JsonObject[] } {
  const keys = entries
    .filter((entry) => isPublished(entry, now))
    .flatMap(({ keyId, alg }) => {
      const key = keyOf(keyId);
      if (key === undefined || key.publicJwk === null) return [];
      return [publicJwk(describedJwk(key.publicJwk, { kid: key.kid, use: 'sig', alg }))];
    });
  const document = { keys };
  refusePrivateMembers(document);
  return document;
}
