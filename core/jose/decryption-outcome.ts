import type { JsonObject } from '../contract/values.ts';

/** A key, secret or password that may open an encrypted token. */
export interface DecryptionCandidate {
  /** For people: the key's name. */
  readonly label: string;
  readonly kid: string | null;
  /** A private key, or a shared one of type oct. */
  readonly jwk?: JsonObject | undefined;
  /** A shared key's bytes, or a password's. */
  readonly secret?: Uint8Array | undefined;
  /** Where it comes from, for people: "held here". */
  readonly from?: string | undefined;
}

/** Why a token did not open, for programs; `reason` says it to people. */
export type DecryptionCode =
  | 'not-a-jwe'
  | 'malformed'
  | 'unknown-algorithm'
  | 'deprecated-algorithm'
  | 'missing-feature'
  | 'no-key'
  | 'no-fitting-key'
  | 'unusable-key'
  /** The key is another one, or the text was changed: encryption does not tell these apart. */
  | 'mismatch'
  /** More work, or more content, than is done for a token. */
  | 'too-much';

/** What was read of an encrypted token with a key. */
export interface OpenedJwe {
  readonly state: 'opened';
  readonly plaintext: Uint8Array<ArrayBuffer>;
  readonly header: JsonObject;
  readonly alg: string;
  readonly enc: string;
  readonly candidate: DecryptionCandidate;
  /** Sentences about how it was encrypted. */
  readonly warnings: readonly string[];
}

/** An encrypted token that stayed shut, and why. */
export interface UnopenedJwe {
  readonly state: 'unopened';
  readonly code: DecryptionCode;
  readonly reason: string;
  /** The only key that was tried. */
  readonly candidate: DecryptionCandidate | null;
}

/** What came of opening one encryption. */
export type Decryption = OpenedJwe | UnopenedJwe;

/** Says why a token stays shut. */
export function unopened(code: DecryptionCode, reason: string, candidate: DecryptionCandidate | null = null): UnopenedJwe {
  return { state: 'unopened', code, reason, candidate };
}
