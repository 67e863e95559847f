import type { JsonObject } from '../../../../core/contract/values.ts';

/** Key types that can be held, and the members of their JWKs (RFC 7518 6, RFC 8037 2, draft-ietf-cose-dilithium 3) that make up the key. */
export const jwkMembers = {
  RSA: { name: 'an RSA key', public: ['n', 'e'], private: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
  EC: { name: 'an EC key', public: ['crv', 'x', 'y'], private: ['d'] },
  OKP: { name: 'an OKP key', public: ['crv', 'x'], private: ['d'] },
  oct: { name: 'a secret', public: [], private: ['k'] },
  AKP: { name: 'an ML-DSA key', public: ['alg', 'pub'], private: ['priv'] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly public: readonly string[]; readonly private: readonly string[] }>
>;

export type HeldKeyType = keyof typeof jwkMembers;

/** Members that are names and not numbers. */
export const nameMembers: readonly string[] = ['crv', 'alg'];

/** Whether a `kty` is one of those that can be held. */
export function isHeldKeyType(kty: unknown): kty is HeldKeyType {
  return typeof kty === 'string' && Object.hasOwn(jwkMembers, kty);
}

/** The key alone, without what describes it: with its private members, or just the public ones. */
export function bareJwk(jwk: JsonObject, kty: HeldKeyType, half: 'public' | 'private'): JsonObject {
  const names: readonly string[] = half === 'private' ? [...jwkMembers[kty].public, ...jwkMembers[kty].private] : jwkMembers[kty].public;
  return { kty, ...Object.fromEntries(names.map((name) => [name, jwk[name]])) };
}
