import type { JsonObject } from '../contract/values.ts';
import type { SigningAlgorithm } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { importKey, type KeyFault, type KeyMaterial } from './key-import.ts';

export type { KeyFault, KeyMaterial } from './key-import.ts';

/**
 * Makes a CryptoKey that signs with the algorithm. Members of the JWK that only restrict its use (`alg`, `use`, `key_ops`) are
 * not asked: people test servers with keys used wrongly. What cannot be computed is answered as a fault, never thrown.
 */
export function importSigningKey(
  algorithm: SigningAlgorithm,
  material: KeyMaterial,
): Promise<{ readonly key: CryptoKey } | { readonly fault: KeyFault }> {
  return importKey(algorithm, material, 'sign');
}

/** What signs, and how. */
export interface Signer {
  readonly key: CryptoKey;
  readonly algorithm: SigningAlgorithm;
  /** What computes the signature; WebCrypto unless given. */
  readonly compute?: SignatureComputer;
}

/** What `signCompact` puts together. */
export interface CompactInput extends Signer {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** The two parts of a JWS that are signed, as the text that they are before base64url. */
export interface ExactParts {
  readonly header: string;
  readonly payload: string;
}

/** Signs bytes with a key of the algorithm. */
export type SignatureComputer = (
  algorithm: SigningAlgorithm,
  key: CryptoKey,
  input: Uint8Array<ArrayBuffer>,
) => Promise<ArrayBuffer> | Uint8Array;

const webCrypto: SignatureComputer = ({ signParameters }, key, input) => crypto.subtle.sign(signParameters, key, input);

const encoder = new TextEncoder();

/**
 * Signs a JWT and answers its compact serialization (RFC 7515 7.1), over exactly
 * `base64url(JSON.stringify(header)).base64url(JSON.stringify(claims))`. The header is signed as it is: its `alg` may say something else.
 * Throws only what WebCrypto throws for a key that does not fit, such as an RSA modulus too short for the padding.
 */
export function signCompact({ header, claims, ...signer }: CompactInput): Promise<string> {
  return signExact({ header: JSON.stringify(header), payload: JSON.stringify(claims) }, signer);
}

/** The same for header and payload as they are written, JSON or not. */
export async function signExact(parts: ExactParts, { key, algorithm, compute = webCrypto }: Signer): Promise<string> {
  const input = signingInput(parts);
  const signature = await compute(algorithm, key, encoder.encode(input));
  return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
}

/** An unsecured JWT (RFC 7519 6): the same two parts with an empty signature. */
export function unsecuredCompact({ header, claims }: Pick<CompactInput, 'header' | 'claims'>): string {
  return `${signingInput({ header: JSON.stringify(header), payload: JSON.stringify(claims) })}.`;
}

/** The JWS Signing Input (RFC 7515 2): both parts in base64url of their UTF-8 bytes. */
export function signingInput({ header, payload }: ExactParts): string {
  return `${encodeBase64url(encoder.encode(header))}.${encodeBase64url(encoder.encode(payload))}`;
}
