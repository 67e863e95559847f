import type { JsonObject } from '../contract/values.ts';

/** A key or secret that may have signed a token. */
export interface VerificationCandidate {
  /** For people: the key's name, or "client secret of Acme". */
  readonly label: string;
  readonly kid: string | null;
  readonly publicJwk?: JsonObject | undefined;
  readonly secret?: Uint8Array | undefined;
  /** Where it comes from, for people: "the key set at https://…". */
  readonly from?: string | undefined;
  /** Of a public key, the text that it was given as, which forgers use as a secret. */
  readonly publicText?: string | undefined;
}

/** Why a signature failed, for programs; `reason` says it to people. */
export const failureCodes = [
  'malformed',
  'unsecured',
  'empty',
  'wrong-length',
  'kid-misfit',
  'other-key',
  'mismatch',
  // Signed with another padding or hash than `alg` says.
  'other-algorithm',
  // The right ECDSA signature in ASN.1 DER.
  'der',
  // The secret was decoded, trimmed or encoded before it signed.
  'other-secret-form',
  // The payload that was given beside it has other line ends than the one that was signed.
  'other-payload-form',
  // The text of a public key was used as HMAC secret.
  'confusion',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Why a signature could not be checked; `no-payload`: it is detached, and what was signed is not here. */
export type UncheckedCode =
  | 'not-a-jws'
  | 'unknown-algorithm'
  | 'no-key'
  | 'no-fitting-key'
  | 'wrong-length'
  | 'unusable-key'
  | 'no-payload';

/** What a check of a signature came to. `candidate` is the one that verified, or the only one that was meant. */
export type Verification =
  | { readonly state: 'verified'; readonly candidate: VerificationCandidate }
  | { readonly state: 'failed'; readonly code: FailureCode; readonly reason: string; readonly candidate: VerificationCandidate | null }
  | { readonly state: 'unchecked'; readonly code: UncheckedCode; readonly reason: string };

/** The signature is wrong, or the token may not be accepted. */
export function failed(code: FailureCode, reason: string, candidate: VerificationCandidate | null = null): Verification {
  return { state: 'failed', code, reason, candidate };
}

/** Nothing at hand can check it. */
export function unchecked(code: UncheckedCode, reason: string): Verification {
  return { state: 'unchecked', code, reason };
}
