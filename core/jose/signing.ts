import type { JsonObject } from '../contract/values.ts';
import type { SigningAlgorithm } from './algorithms.ts';

/** What a key is made of: a JWK (private for signing), or a shared secret's bytes. */
export type KeyMaterial = { readonly jwk: JsonObject } | { readonly secret: Uint8Array };

/** Why key material cannot be used with an algorithm, for people. */
export interface KeyFault {
  readonly code: 'wrong-type' | 'not-private' | 'empty-secret' | 'damaged' | 'unsupported';
  /** One sentence that names what is wrong and what would fit. It never carries key material. */
  readonly message: string;
}

/**
 * Makes a CryptoKey that signs with the algorithm. Members of the JWK that only restrict its use (`alg`, `use`, `key_ops`) are
 * not asked: people test servers with keys used wrongly.
 */
export declare function importSigningKey(
  algorithm: SigningAlgorithm,
  material: KeyMaterial,
): Promise<{ readonly key: CryptoKey } | { readonly fault: KeyFault }>;

/** What `signCompact` puts together. */
export interface CompactInput {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly key: CryptoKey;
  readonly algorithm: SigningAlgorithm;
}

/**
 * Signs a JWT and answers its compact serialization (RFC 7515 7.1), over exactly
 * `base64url(JSON.stringify(header)).base64url(JSON.stringify(claims))`. The header is signed as it is: its `alg` may say something else.
 */
export declare function signCompact(input: CompactInput): Promise<string>;

/** An unsecured JWT (RFC 7519 6): the same two parts with an empty signature. */
export declare function unsecuredCompact(input: { readonly header: JsonObject; readonly claims: JsonObject }): string;
