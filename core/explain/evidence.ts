import type { Certificate } from '../contract/certificates.ts';
import type { SecretEncoding } from '../contract/clients.ts';
import type { JsonObject, NamedValue } from '../contract/values.ts';
import type { RuntimeFeature } from '../jose/runtime-features.ts';
import type { ReadToken } from '../jose/token.ts';
import type { FailureCode, UncheckedCode } from '../jose/verification-outcome.ts';
import type { BasicEncodingName } from '../oauth/basic-credentials.ts';
import type { SecretKind } from '../oauth/wire-text.ts';
import type { Profile } from './profiles/profile.ts';

/** What a token is used as, which decides the rules that it has to keep. */
export const tokenUses = ['client-assertion', 'grant', 'access-token', 'id-token', 'dpop-proof'] as const;
export type TokenUse = (typeof tokenUses)[number];

/** The uses in which a client signs a JWT of its own for the token endpoint. */
export const assertionUses: readonly TokenUse[] = ['client-assertion', 'grant'];

/** A token that is judged. */
export interface TokenEvidence {
  readonly read: ReadToken;
  /** Header and claims that are not signed yet (`draftToken`): there is no text to judge. */
  readonly draft: boolean;
}

/** A public key, or what is public of one. */
export interface KeyEvidence {
  /** For people. */
  readonly label: string;
  readonly kid: string | null;
  /** Public members alone. */
  readonly jwk: JsonObject;
  /** Names of private and symmetric members that stood in it and were taken out. */
  readonly privateMembers: readonly string[];
  /** RFC 7638; null where it cannot be computed. */
  readonly thumbprint: string | null;
  readonly certificate: Certificate | null;
}

/** A set of keys as somebody can see it. */
export interface KeySetEvidence {
  /** For people: “the registration”, “the key set at https://…”. */
  readonly from: string;
  readonly keys: readonly KeyEvidence[];
  /** Whether shared secrets stand in it. They are not among the keys. */
  readonly secrets: number;
  /** How it was fetched; null for keys that were given. */
  readonly fetched: KeySetFetch | null;
}

/** How a key set's URL answered. */
export interface KeySetFetch {
  readonly url: string;
  /** Null where no response came. */
  readonly status: number | null;
  /** Null where they were not kept. */
  readonly headers: readonly NamedValue[] | null;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly redirectedTo: string | null;
  /** Why it is no key set, in one sentence; null when it is one. */
  readonly fault: string | null;
}

/** What may be said of a client secret. */
export interface SecretEvidence {
  readonly bits: number;
  /** What the text was read as. */
  readonly encoding: SecretEncoding;
  /** White space at its beginning or end. */
  readonly surroundedBy: 'nothing' | 'white space' | 'line break';
  /** Forms that its text could be read as too. */
  readonly alsoReadableAs: readonly SecretEncoding[];
  /** It stands in the bundled list of secrets that everybody knows. */
  readonly known: boolean;
  /** Estimate of what guessing it takes. */
  readonly entropyBits: number;
}

/** What the server knows of the client, as far as we know it. */
export interface RegistrationEvidence {
  readonly clientId: string;
  /** `token_endpoint_auth_method`. */
  readonly method: string;
  /** `token_endpoint_auth_signing_alg`; null where any is taken. */
  readonly alg: string | null;
  readonly jwksUri: string | null;
  /** Of the server, as the registration has them; absent where that is not known. */
  readonly issuer?: string | undefined;
  readonly tokenEndpoint?: string | undefined;
  /** How we write Basic credentials; absent: form-encoded. */
  readonly basicEncoding?: BasicEncodingName | undefined;
}

/** What a check of the signature came to, without keys. */
export interface SignatureEvidence {
  readonly state: 'verified' | 'failed' | 'unchecked';
  readonly code: FailureCode | UncheckedCode | null;
  /** One sentence; empty when it verified. */
  readonly reason: string;
  /** The key that verified, or the only one meant. */
  readonly key: string | null;
}

/** A server's metadata document and where it was found. */
export interface MetadataEvidence {
  readonly document: JsonObject;
  /** Null where it was given and not fetched. */
  readonly url: string | null;
  /** The issuer that was asked about; null where it was given. */
  readonly issuer: string | null;
}

/** A form parameter as it was sent. */
export interface SentParameter {
  readonly name: string;
  /** A secret's label (`maskLabel`) in place of a masked one. */
  readonly value: string;
  readonly secret: SecretKind | null;
}

/** A request as it is or was sent, secrets masked. */
export interface RequestEvidence {
  /** What is asked for. */
  readonly endpoint: 'token' | 'par' | 'introspection' | 'revocation' | 'api';
  readonly method: string;
  readonly url: string;
  /** In order, repeats kept. */
  readonly headers: readonly SentParameter[];
  /** In order, repeats kept; null where the body is no form. */
  readonly parameters: readonly SentParameter[] | null;
}

/** What the server answered. */
export interface ResponseEvidence {
  readonly status: number;
  readonly headers: readonly NamedValue[];
  readonly body: string;
  /** The body, where it is a JSON object. */
  readonly json: JsonObject | null;
  /** NumericDate by our clock. */
  readonly receivedAt: number;
  /** The server's `Date` minus our clock when the headers came, in seconds; null without a readable one. */
  readonly clockOffset: number | null;
}

/** An earlier request of this session. */
export interface EarlierRequest {
  /** NumericDate. */
  readonly at: number;
  readonly iss: string | null;
  readonly jti: string | null;
  /** The end of the assertion's text (`assertionEnding`). */
  readonly ending: string | null;
  /** Null where no response came. */
  readonly status: number | null;
  readonly error: string | null;
}

/** The stored token that a call was made with. */
export interface SentToken {
  readonly kind: 'access_token' | 'refresh_token' | 'id_token';
  /** `token_type` of the response that it came in. */
  readonly tokenType: string | null;
  /** NumericDate. */
  readonly expiresAt: number | null;
  /** Whether the server took note that it shall not hold any longer (RFC 7009). */
  readonly revoked: boolean;
  /** Id of an access token of the same client that has not ended; null where none is held. */
  readonly goodAccessToken: string | null;
}

/** What a DPoP proof is compared with. */
export interface DpopEvidence {
  /** What `ath` must be, for a proof that goes with an access token; null where none is sent. */
  readonly ath: string | null;
  /** Thumbprint of the proof's own key; null where it has none that can be read. */
  readonly thumbprint: string | null;
  /** Thumbprints that the proof's key must have, and where each is demanded: “cnf.jkt of the access token”. */
  readonly bindings: readonly { readonly where: string; readonly thumbprint: string }[];
  /** The nonce that this server gave last; null for none. */
  readonly nonce: string | null;
  /** `jti` of the proofs sent before in this session. */
  readonly earlier: readonly string[];
}

/** What is demanded of an ID token beyond what the registration says. */
export interface ExpectedIdToken {
  readonly nonce: string | null;
  /** What `at_hash` must be; null where no access token came with it. */
  readonly accessTokenHash: string | null;
}

/** What came to light when an encrypted token was opened. */
export interface OpenedEvidence {
  readonly holds: 'a signed token' | 'another encrypted token' | 'claims' | 'something else';
  /** Whether the signature inside was checked and verified. */
  readonly verified: boolean;
}

/**
 * Everything that is known when a token or a request is judged, from wherever it comes. A part that is missing keeps the rules that need it
 * from being checked, and never lets them pass. Nothing in it is secret but the token's own text.
 */
export interface Evidence {
  readonly use: TokenUse;
  /** NumericDate: the instant of judgement. */
  readonly at: number;
  readonly profile: Profile;
  readonly token?: TokenEvidence | undefined;
  /** What its check against the keys at hand came to; computed beforehand, because rules do not wait. */
  readonly signature?: SignatureEvidence | undefined;
  readonly registration?: RegistrationEvidence | undefined;
  /** The held key that signs. */
  readonly signingKey?: KeyEvidence | undefined;
  /** The keys that the server knows for the client, or of a token that a server issued, the server's. */
  readonly keys?: KeySetEvidence | undefined;
  readonly secret?: SecretEvidence | undefined;
  /** The client_ids of the other registrations that are held for this server. */
  readonly otherClientIds?: readonly string[] | undefined;
  /** The other held keys that could sign for this client. */
  readonly heldKeys?: readonly KeyEvidence[] | undefined;
  readonly sentToken?: SentToken | undefined;
  /** The issuer identifier that is expected. */
  readonly issuer?: string | undefined;
  readonly tokenEndpoint?: string | undefined;
  readonly metadata?: MetadataEvidence | undefined;
  readonly request?: RequestEvidence | undefined;
  readonly response?: ResponseEvidence | undefined;
  readonly history?: readonly EarlierRequest[] | undefined;
  readonly dpop?: DpopEvidence | undefined;
  readonly idToken?: ExpectedIdToken | undefined;
  /** For an encrypted token that a key at hand opens. */
  readonly opened?: OpenedEvidence | undefined;
  /** What this runtime lacks. */
  readonly lacking?: readonly RuntimeFeature[] | undefined;
}
