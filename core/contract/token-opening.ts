import { z } from 'zod';
import { longestPayload } from '../jose/detached-payload.ts';
import { secretEncoding } from './clients.ts';
import { failureCodes } from '../jose/verification-outcome.ts';
import { operation } from './errors.ts';
import { keyFile } from './key-material.ts';
import { jsonObject, recordId, urlText } from './values.ts';

/** What is known of a signature: `failed` and `unchecked` always say why, `code` for the rules where that is known. */
export const signatureState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('verified'), key: z.string(), from: z.string() }),
  z.object({ state: z.literal('failed'), reason: z.string(), key: z.string().nullable(), code: z.enum(failureCodes).optional() }),
  z.object({ state: z.literal('unchecked'), reason: z.string() }),
]);
export type SignatureState = z.infer<typeof signatureState>;

const token = z.string().max(1_100_000);

const keysHere = [
  /** Every key that is held. */
  z.object({ held: z.literal(true) }),
  z.object({ keyId: recordId }),
  /** A file or pasted text: PEM, DER, JWK, JWK Set, certificate, or a secret. It is not kept. */
  z.object({ ...keyFile, secretEncoding: secretEncoding.optional() }),
] as const;

/** Where the keys that open a token are. */
export const decryptionKeys = z.union(keysHere);
export type DecryptionKeys = z.infer<typeof decryptionKeys>;

/** Where the keys that verify a token are. */
export const verificationKeys = z.union([
  ...keysHere,
  z.object({ jwksUri: urlText }),
  /** Through the issuer's metadata (RFC 8414, OpenID Connect Discovery). */
  z.object({ issuer: urlText }),
  /** The certificate that stands in the token's own header. */
  z.object({ x5c: z.literal(true) }),
]);
export type VerificationKeys = z.infer<typeof verificationKeys>;

/** A check of a signature with keys that a person named. */
export const tokenVerification = z.object({
  signature: signatureState,
  /** Of a JWS with several signatures each one's, in their order; else the one. */
  signatures: z.array(signatureState),
  /** What the check does not show, and what is odd about the keys, in sentences. */
  warnings: z.array(z.string()),
  /** False when a server that was asked for keys did not answer. */
  reached: z.boolean(),
});
export type TokenVerification = z.infer<typeof tokenVerification>;

/** An encrypted token opened. */
export const openedToken = z.object({
  /** Encryptions inside each other, from the outside. */
  layers: z.array(
    z.object({
      alg: z.string(),
      enc: z.string(),
      header: jsonObject,
      key: z.string(),
      from: z.string(),
      /** The encrypted token in it; null where something else is. */
      inside: z.string().nullable(),
      warnings: z.array(z.string()),
    }),
  ),
  /** Why the innermost encryption stayed shut; null where all opened. */
  shut: z.object({ reason: z.string(), key: z.string().nullable() }).nullable(),
  /** What stands in the innermost one that opened; null where none did. */
  content: z
    .object({
      /** Null for bytes that are no UTF-8. */
      text: z.string().nullable(),
      base64: z.string(),
      /** What opening shows of who wrote it: decrypted is not authenticated. */
      authenticity: z.string(),
    })
    .nullable(),
  /** What is odd about the keys, in sentences. */
  warnings: z.array(z.string()),
});
export type OpenedToken = z.infer<typeof openedToken>;

/** What a detached signature covers: text, signed as its UTF-8, or bytes. */
export const detachedPayload = z.union([
  z.string().max(longestPayload),
  z.object({ base64: z.string().max(Math.ceil(longestPayload / 3) * 4) }),
]);
export type DetachedPayload = z.infer<typeof detachedPayload>;

/** The operations of the inspector that need keys. */
export const tokenOpening = {
  /**
   * Checks a token's signature with the keys named: by `kid`, then by fit. A signature that fails is a result. `payload` is for a token
   * whose own is empty (RFC 7515 appendix F); for any other it is INVALID_INPUT.
   */
  verifyWith: operation.input(z.object({ token, with: verificationKeys, payload: detachedPayload.optional() })).output(tokenVerification),
  /** Opens an encrypted token and what is nested in it. The keys stay in the services; a token that stays shut is a result. */
  decrypt: operation.input(z.object({ token, with: decryptionKeys })).output(openedToken),
};
