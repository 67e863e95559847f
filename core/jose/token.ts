import type { JsonObject } from '../contract/values.ts';

/** How a token is serialized. Everything that is neither a JWS nor a JWE is opaque, which is no error (RFC 6749 1.4). */
export type TokenForm = 'jws' | 'jwe' | 'opaque';

/** Something about a token's text that its specification does not allow, or that a reader should know. */
export interface ReadingProblem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly part: 'token' | 'header' | 'payload' | 'signature';
  /** Zero-based character offset in `ReadToken.text`, where the problem has a place. */
  readonly position: number | null;
  readonly message: string;
  /** Section: "RFC 7515 2". */
  readonly source: string;
}

/** One dot-separated segment as it stands in the text. */
export interface TokenSegment {
  readonly name: 'header' | 'payload' | 'signature' | 'encrypted key' | 'initialization vector' | 'ciphertext' | 'authentication tag';
  readonly text: string;
  /** Offset in `ReadToken.text`. */
  readonly start: number;
}

/** A token taken apart as far as it can be read. */
export interface ReadToken {
  /** The token itself, without what was pasted around it. */
  readonly text: string;
  readonly form: TokenForm;
  readonly segments: readonly TokenSegment[];
  /** Null where the segment cannot be read as a JSON object. Objects have null prototypes. */
  readonly header: JsonObject | null;
  readonly claims: JsonObject | null;
  /** Decoded text of header and payload, readable or not; null where they do not decode to UTF-8. */
  readonly headerText: string | null;
  readonly payloadText: string | null;
  readonly problems: readonly ReadingProblem[];
}

/** A header parameter or claim with what is to be said of it. */
export interface DescribedMember {
  readonly name: string;
  readonly value: unknown;
  /** The value as text: strings bare, everything else as JSON. Bounded; see `shortened`. */
  readonly text: string;
  readonly shortened: boolean;
  /** Short name: "Expiration time". Null for a member that no known registry lists. */
  readonly title: string | null;
  /** One sentence: what it is for. */
  readonly meaning: string | null;
  /** The value in words: "in 48 s (2026-01-01 00:05:12 UTC)", "ECDSA with P-256 and SHA-256". */
  readonly words: string | null;
  /** Section that defines it, and its address. */
  readonly source: { readonly label: string; readonly url: string } | null;
  /** What is wrong with the value, in one sentence: a date in milliseconds, a number where a string is meant. */
  readonly fault: string | null;
}

/** What a token is, and by what that was recognised. */
export interface TokenKindDescription {
  readonly name:
    | 'client assertion'
    | 'access token'
    | 'ID token'
    | 'refresh token'
    | 'DPoP proof'
    | 'JWT'
    | 'JWS'
    | 'encrypted token'
    | 'opaque token';
  readonly reason: string;
}

/** The dates of a token judged at one instant. Members are NumericDate seconds. */
export interface TokenTimes {
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number;
  readonly state: 'valid' | 'expired' | 'not-yet-valid' | 'no-expiry' | 'unreadable';
  /** "expires in 48 s", "expired 3 min ago". */
  readonly words: string;
}

export interface DescribedToken {
  readonly kind: TokenKindDescription;
  readonly header: readonly DescribedMember[];
  readonly claims: readonly DescribedMember[];
  readonly times: TokenTimes;
}
