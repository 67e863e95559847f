import type { JsonObject } from '../contract/values.ts';
import { signingAlgorithm, type SigningAlgorithm } from '../jose/algorithms.ts';
import { readBase64url } from '../jose/base64url.ts';
import { tokenMediaType, type TokenMediaType } from '../jose/media-types.ts';
import type { ReadToken } from '../jose/token.ts';
import type { Certificate } from '../contract/certificates.ts';
import type { Evidence, KeyEvidence, KeySetFetch, SignatureEvidence } from './evidence.ts';
import { everyKey, meantKey } from './meant-key.ts';
import { profileForUse } from './profiles/profile-for-use.ts';

/** The evidence and what many rules ask of it, worked out once. Null and undefined: not there. */
export interface Facts extends Evidence {
  readonly read: ReadToken | null;
  /** The token as it is on the wire; null for a draft. */
  readonly signed: ReadToken | null;
  readonly header: JsonObject | null;
  readonly claims: JsonObject | null;
  /** `alg` where it is a string. */
  readonly alg: string | null;
  /** The table's entry for `alg`. */
  readonly algorithm: SigningAlgorithm | null;
  readonly mediaType: TokenMediaType | null;
  /** Decoded third segment of a compact JWS; null for all else and for an empty one. */
  readonly signatureOctets: Uint8Array | null;
  /** `aud` as a list, what is no string left out; null without `aud`. */
  readonly audiences: readonly string[] | null;
  /** The key that the token is meant to be signed with. */
  readonly key: KeyEvidence | null;
  /** That key and the others of the set; null where there is none. */
  readonly everyKey: readonly KeyEvidence[] | null;
  /** The certificate of the held key that signs. */
  readonly certificate: Certificate | null;
  /** How the URL of the key set answered. */
  readonly fetched: KeySetFetch | null;
  /** What the check of the signature came to, if it could be made. */
  readonly checkedSignature: SignatureEvidence | null;
  /** The registration where the token is the client's own word. */
  readonly clientId: string | null;
}

/** Works the shared facts out. */
export function factsOf(evidence: Evidence): Facts {
  const { token } = evidence;
  const read = token?.read ?? null;
  const header = read?.header ?? null;
  const claims = read?.claims ?? null;
  const alg = header?.['alg'];
  const key = meantKey(evidence, header);
  const signature = read?.form === 'jws' && token?.draft === false ? read.segments[2]?.text : undefined;
  return {
    ...evidence,
    profile: profileForUse(evidence.profile, evidence.use),
    issuer: evidence.issuer ?? metadataText(evidence, 'issuer'),
    tokenEndpoint: evidence.tokenEndpoint ?? metadataText(evidence, 'token_endpoint'),
    read,
    signed: token?.draft === false ? read : null,
    header,
    claims,
    alg: typeof alg === 'string' ? alg : null,
    algorithm: read?.form === 'jws' ? (signingAlgorithm(alg) ?? null) : null,
    mediaType: tokenMediaType(header?.['typ']) ?? null,
    signatureOctets: signature === undefined || signature === '' ? null : readBase64url(signature).bytes,
    audiences: audiences(claims?.['aud']),
    key,
    everyKey: everyKey(evidence, key),
    certificate: evidence.signingKey?.certificate ?? null,
    fetched: evidence.keys?.fetched ?? null,
    checkedSignature: evidence.signature?.state === 'unchecked' ? null : (evidence.signature ?? null),
    clientId: evidence.registration?.clientId ?? null,
  };
}

/** What the server says of itself counts where nobody said otherwise. */
function metadataText({ metadata }: Evidence, name: string): string | undefined {
  const value = metadata?.document[name];
  return typeof value === 'string' ? value : undefined;
}

function audiences(aud: unknown): readonly string[] | null {
  if (aud === undefined) return null;
  return (Array.isArray(aud) ? aud : [aud]).filter((entry) => typeof entry === 'string');
}

/** What a rule can need, and how a person is told that it is missing: “needs the server’s metadata”. */
export const needWords = {
  token: 'a token',
  signed: 'the signed token',
  header: 'a header that can be read',
  claims: 'claims that can be read',
  algorithm: 'a signature algorithm that Assay knows',
  signatureOctets: 'a signature',
  audiences: 'an “aud”',
  checkedSignature: 'a key to check the signature with',
  registration: 'the client’s registration',
  signingKey: 'the key that signs',
  key: 'the key that signs',
  everyKey: 'a key',
  certificate: 'the certificate of the key that signs',
  fetched: 'how the URL of the key set answers',
  keys: 'the keys that the reader has',
  secret: 'the client secret',
  issuer: 'the issuer that is expected',
  tokenEndpoint: 'the token endpoint',
  metadata: 'the server’s metadata',
  request: 'the request',
  response: 'the server’s answer',
  history: 'the earlier requests of this session',
  dpop: 'what the DPoP proof belongs to',
  idToken: 'what is expected of the ID token',
  lacking: 'what this runtime can do',
} as const satisfies Partial<Record<keyof Facts, string>>;

/** A part of the evidence that a rule can need. */
export type Need = keyof typeof needWords;

/** Facts in which some needs are met. */
export type Supplied<Needs extends Need> = Facts & { readonly [Name in Needs]-?: NonNullable<Facts[Name]> };

/** Whether a need is met. */
export function isSupplied(facts: Facts, need: Need): boolean {
  const part = facts[need];
  return part !== undefined && part !== null;
}

/** Whether all of several needs are met. */
export function allSupplied<Needs extends Need>(facts: Facts, needs: readonly Needs[]): facts is Supplied<Needs> {
  for (const need of needs) if (!isSupplied(facts, need)) return false;
  return true;
}
