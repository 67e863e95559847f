import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, KeyEvidence, RegistrationEvidence } from '../../core/explain/evidence.ts';
import { keyEvidence } from '../../core/explain/key-evidence.ts';
import { lint, type Finding } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import type { Severity } from '../../core/explain/severity.ts';
import { signatureEvidence } from '../../core/explain/signature-evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { verifyToken, type VerificationCandidate } from '../../core/jose/verification.ts';
import { keySet } from './public-keys.ts';
import { goodClaims, issuer, metadataOf, now, tokenEndpoint } from './rule-cases.ts';

/** The client's keys, of which the server has the public halves: `k1` for ES256, `k2` for PS256, `k3` for EdDSA. */
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
export const pairs = { k1: ec, k2: rsa, k3: ed } as const;
export const attacker = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const clientSecret = 'q4Vb-7xLw.2mZs_9tKd~8rHf!6pNc*3y';

/** A JWK of a public key, with the kid that the server knows it by. */
export function jwkOf(key: KeyObject, kid?: string): JsonObject {
  return { ...key.export({ format: 'jwk' }), ...(kid === undefined ? {} : { kid }) };
}

export const publicJwks: readonly JsonObject[] = [jwkOf(ec.publicKey, 'k1'), jwkOf(rsa.publicKey, 'k2'), jwkOf(ed.publicKey, 'k3')];

/** How a token is made where it is not as it should be. A text stands for the JSON that it is. */
export interface Making {
  readonly header?: JsonObject | string | Uint8Array;
  readonly claims?: JsonObject | string | Uint8Array;
  /** Signs the text; ES256 with the client's key unless given. */
  readonly sign?: (input: string) => Uint8Array;
}

export const goodHeader: JsonObject = { alg: 'ES256', kid: 'k1', typ: 'client-authentication+jwt' };

const encoded = (part: JsonObject | string | Uint8Array): string =>
  Buffer.from(typeof part === 'string' || part instanceof Uint8Array ? part : JSON.stringify(part)).toString('base64url');

export const es256 =
  (key: KeyObject = ec.privateKey, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363') =>
  (input: string): Uint8Array =>
    sign('sha256', Buffer.from(input), { key, dsaEncoding });
export const rs256 = (input: string): Uint8Array => sign('sha256', Buffer.from(input), rsa.privateKey);
export const ps256 = (input: string): Uint8Array => sign('sha256', Buffer.from(input), { key: rsa.privateKey, padding: 6, saltLength: 32 });
export const edDsa = (input: string): Uint8Array => sign(null, Buffer.from(input), ed.privateKey);
export const hs256 =
  (secret: string | Uint8Array) =>
  (input: string): Uint8Array =>
    createHmac('sha256', secret).update(input).digest();

/** A token that is signed as it stands. */
export function made({ header = {}, claims = {}, sign: signWith = es256() }: Making = {}): string {
  const plain = (part: JsonObject | string | Uint8Array, base: JsonObject) =>
    typeof part === 'string' || part instanceof Uint8Array ? part : { ...base, ...part };
  const input = `${encoded(plain(header, goodHeader))}.${encoded(plain(claims, goodClaims))}`;
  return `${input}.${Buffer.from(signWith(input)).toString('base64url')}`;
}

export const document: JsonObject = {
  issuer,
  token_endpoint: tokenEndpoint,
  pushed_authorization_request_endpoint: 'https://as.example/realms/one/par',
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519', 'HS256'],
};
export const registration: RegistrationEvidence = { clientId: 'client-one', method: 'private_key_jwt', alg: null, jwksUri: null };
const secretRegistration: RegistrationEvidence = { ...registration, method: 'client_secret_jwt' };

/** What the server that gets a token knows, without the token. */
export async function serverEvidence(more: Partial<Evidence> = {}): Promise<Evidence> {
  const keys: KeyEvidence[] = await Promise.all(publicJwks.map((jwk) => keyEvidence(jwk, { label: String(jwk['kid']) })));
  return {
    use: 'client-assertion',
    at: now,
    profile: baseProfiles.base,
    registration,
    keys: keySet(keys),
    issuer,
    tokenEndpoint,
    metadata: metadataOf(document),
    history: [],
    lacking: [],
    ...more,
  };
}

/** A client that has a secret in place of keys. */
export const withSecret: Partial<Evidence> = {
  registration: secretRegistration,
  keys: undefined,
  secret: { bits: 256, encoding: 'utf8', surroundedBy: 'nothing', alsoReadableAs: [], known: false, entropyBits: 190 },
};

/** What the rules find in a token, its signature checked with what the server knows. */
export async function findingsIn(text: string, more: Partial<Evidence> = {}): Promise<readonly Finding[]> {
  const evidence = await serverEvidence(more);
  const candidates: VerificationCandidate[] =
    evidence.secret === undefined
      ? publicJwks.map((publicJwk) => ({ label: String(publicJwk['kid']), kid: String(publicJwk['kid']), publicJwk }))
      : [{ label: 'the client secret', kid: null, secret: new TextEncoder().encode(clientSecret) }];
  const read = readToken(text);
  const signature = read.form === 'jws' ? signatureEvidence(await verifyToken(read.text, candidates)) : undefined;
  return lint({ ...evidence, token: { draft: false, read }, ...(signature === undefined ? {} : { signature }) }).findings;
}

/** One change to a good assertion, and the rule that has to say so. */
export interface NegativeRow {
  readonly id: string;
  readonly change: string;
  readonly token: string;
  readonly rule: string;
  /** Least that the finding weighs. */
  readonly least: Severity;
  readonly more?: Partial<Evidence>;
}

type MakeRow = (id: string, change: string, token: string, rule: string, more?: Partial<Evidence>) => NegativeRow;

const row =
  (least: Severity): MakeRow =>
  (id, change, token, rule, more = {}) => ({ id, change, token, rule, least, more });

/** A row that has to be refused, one that some refuse, and one that is worth knowing. */
export const error = row('error');
export const warning = row('warning');
export const information = row('information');

/** A good token, and the same with other claims or another header. */
export const good = made();
export const claims = (changes: Making['claims']): string => made({ claims: changes ?? {} });
export const head = (changes: Making['header'], sign?: Making['sign']): string =>
  made({ header: changes ?? {}, ...(sign === undefined ? {} : { sign }) });
/** The good claims as text. */
export const claimsText = JSON.stringify(goodClaims);

const rank = { error: 2, warning: 1, information: 0 } as const;

/** Proves that a row's rule says so. */
export async function proveRow({ token, rule, least, more }: NegativeRow): Promise<void> {
  const findings = await findingsIn(token, more);
  const found = findings.filter((finding) => finding.rule === rule).map(({ severity }) => rank[severity]);
  expect(found.length, `found ${findings.map((finding) => `${finding.severity} ${finding.rule}`).join(', ')}`).toBeGreaterThan(0);
  expect(Math.max(...found)).toBeGreaterThanOrEqual(rank[least]);
}
