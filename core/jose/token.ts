import type { JsonObject } from '../contract/values.ts';
import type { JsonProblemCode } from './json-problem.ts';
import type { Repeat, RepeatedMembers } from './repeated-members.ts';
import type { SdJwtParts } from './sd-jwt.ts';

/** How a token is serialized. Everything that is neither a JWS nor a JWE is opaque, which is no error (RFC 6749 1.4). */
export type TokenForm = 'jws' | 'jwe' | 'opaque';

/** How a JWS or JWE is written: as a JWT is, or as JSON (RFC 7515 7, RFC 7516 7). */
export type TokenSerialization = 'compact' | 'flattened JSON' | 'general JSON';

/** What can be said against a token's text, for programs. */
export type ReadingProblemCode =
  | JsonProblemCode
  /** Wrapping was taken off. */
  | 'pasted'
  | 'segment-count'
  /** JSON, be it a serialization or not. */
  | 'json'
  | 'alphabet'
  /** Another text decodes to the same bytes, or none should. */
  | 'not-canonical'
  | 'utf8'
  | 'empty-payload'
  | 'empty-signature'
  | 'empty-tag'
  | 'unencoded-payload'
  /** A date with a fraction or an exponent. */
  | 'date-notation'
  | 'disclosure';

/** Something about a token's text that its specification does not allow, or that a reader should know. */
export interface ReadingProblem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: ReadingProblemCode;
  readonly part: 'token' | 'header' | 'payload' | 'signature';
  /** Zero-based character offset in `ReadToken.text`, where the problem has a place. */
  readonly position: number | null;
  readonly message: string;
  /** Names and indexes that lead to the member concerned in the part's JSON. */
  readonly path?: readonly (string | number)[];
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

/** A header or claims whose text ends or goes wrong before its end. */
export interface IncompletePart {
  /** The members that were read whole. */
  readonly members: JsonObject;
  /** The text behind the last value that was read whole. */
  readonly rest: string;
}

/** A token taken apart as far as it can be read. */
export interface ReadToken {
  /** The token itself, without what was pasted around it. */
  readonly text: string;
  readonly form: TokenForm;
  readonly serialization: TokenSerialization;
  /** Of a compact serialization; of an SD-JWT those of the JWT that its issuer signed. */
  readonly segments: readonly TokenSegment[];
  /** What follows the issuer's JWT in an SD-JWT; null for every other token. */
  readonly sdJwt: SdJwtParts | null;
  /** Null where the segment cannot be read as a JSON object. Objects have null prototypes. In JSON, the first signature's or recipient's. */
  readonly header: JsonObject | null;
  readonly claims: JsonObject | null;
  /** The objects in header and claims, at any depth, in which a name stands more than once. */
  readonly repeats: RepeatedMembers;
  /** What could be read of a header and of claims that cannot be read to their end; null where they can, or where nothing can. */
  readonly incomplete: { readonly header: IncompletePart | null; readonly claims: IncompletePart | null };
  /** Decoded text of header and payload, readable or not; null where they do not decode to UTF-8. */
  readonly headerText: string | null;
  readonly payloadText: string | null;
  readonly problems: readonly ReadingProblem[];
}

/** What of a token is needed to describe it. */
export type DescribableToken = Pick<ReadToken, 'text' | 'form' | 'header' | 'claims' | 'headerText' | 'payloadText' | 'problems'> &
  Partial<Pick<ReadToken, 'segments' | 'serialization' | 'sdJwt' | 'repeats' | 'incomplete'>>;

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
  /** Which of several members of its name it is; null for one that stands once. */
  readonly repeat: Repeat | null;
}

/** Everything that a token can turn out to be. */
export type TokenKindName =
  | 'client assertion'
  | 'access token'
  | 'ID token'
  | 'refresh token'
  | 'grant assertion'
  | 'DPoP proof'
  | 'request object'
  | 'authorization response'
  | 'logout token'
  | 'security event token'
  | 'introspection response'
  | 'SD-JWT'
  | 'SD-JWT VC'
  | 'key binding JWT'
  | 'nested JWT'
  | 'JWT'
  | 'JWS'
  | 'detached JWS'
  | 'unencoded JWS'
  | 'encrypted token'
  | 'PASETO'
  | 'SAML'
  | 'opaque token';

/** What a token is, and by what that was recognised. */
export interface TokenKindDescription {
  readonly name: TokenKindName;
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
  /** Of a part that cannot be read to its end, what could be read of it. */
  readonly header: readonly DescribedMember[];
  readonly claims: readonly DescribedMember[];
  readonly times: TokenTimes;
}
