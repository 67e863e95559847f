import type { JsonObject } from '../contract/values.ts';

/** A key or secret that may have signed a token. */
export interface VerificationCandidate {
  /** For people: the key's name, or "client secret of Acme". */
  readonly label: string;
  readonly kid: string | null;
  readonly publicJwk?: JsonObject | undefined;
  readonly secret?: Uint8Array | undefined;
}

/** What a check of a signature came to. `candidate` is the one that verified, or the one that `kid` named. */
export type Verification =
  | { readonly state: 'verified'; readonly candidate: VerificationCandidate }
  | { readonly state: 'failed'; readonly reason: string; readonly candidate: VerificationCandidate | null }
  | { readonly state: 'unchecked'; readonly reason: string };

/**
 * Verifies a compact JWS over its text exactly as it stands (RFC 7515 5.2), with the candidate that `kid` names, else with each that
 * fits `alg`. Never throws. `failed` means the signature is wrong or may not be accepted; `unchecked`, that nothing here can check it.
 */
export declare function verifyCompact(token: string, candidates: readonly VerificationCandidate[]): Promise<Verification>;
