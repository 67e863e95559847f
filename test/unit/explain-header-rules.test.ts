import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../core/contract/certificates.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, KeyEvidence, RegistrationEvidence } from '../../core/explain/evidence.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import { profileNamed } from '../../core/explain/profiles/profile-in-force.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { ed25519, keySet, p256, publicKey } from '../support/public-keys.ts';
import { assertionEvidence, findingsOf, goodClaims, isUnchecked, now, profile, proveCase, type RuleCase } from '../support/rule-cases.ts';

const { bis, oidc, smart } = baseProfiles;
const goodHeader: JsonObject = { alg: 'ES256', kid: 'k1', typ: 'client-authentication+jwt' };
const registration: RegistrationEvidence = { clientId: 'client-one', method: 'private_key_jwt', alg: null, jwksUri: null };

/** Evidence with a header; undefined takes a parameter out. */
const header = (changes: JsonObject, more: Partial<Evidence> = {}): Evidence =>
  assertionEvidence({}, { registration, ...more }, JSON.parse(JSON.stringify({ ...goodHeader, ...changes })));
const drafted = (changes: JsonObject, more: Partial<Evidence>): Evidence => ({
  ...header({}, more),
  token: draftToken({ ...goodHeader, ...changes }, goodClaims),
});
const setTo = (name: string, value: string) => [{ change: 'set', of: 'header', name, value }];
const takeOut = (name: string) => [{ change: 'remove', of: 'header', name }];
const key = (kid: string | null, jwk: JsonObject = p256, changes: Partial<KeyEvidence> = {}): KeyEvidence =>
  publicKey(jwk, { kid, ...changes });

const der = Buffer.from('not really a certificate');
const sha = (algorithm: string): Buffer => createHash(algorithm).update(der).digest();
const thumbprint = (algorithm: string) => ({
  hex: sha(algorithm).toString('hex').toUpperCase(),
  base64url: sha(algorithm).toString('base64url'),
});
const certificate: Certificate = {
  subject: 'CN=client-one',
  issuer: 'CN=client-one',
  serialNumber: '01',
  validFrom: (now - 86_400) * 1000,
  validTo: (now + 365 * 86_400) * 1000,
  names: [],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: [],
  authority: false,
  selfSigned: true,
  signatureAlgorithm: 'ECDSA with SHA-256',
  thumbprints: { sha1: thumbprint('sha1'), sha256: thumbprint('sha256') },
  x5c: [der.toString('base64')],
};
const certified = (changes: Partial<Certificate> = {}) => ({
  signingKey: publicKey(p256, { certificate: { ...certificate, ...changes } }),
});
const { sha1, sha256 } = certificate.thumbprints;

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'HDR-01': [
    { title: 'missing', evidence: header({ alg: undefined }), says: 'There is no “alg”', member: ['header', 'alg'], severity: 'error' },
    { title: 'a list', evidence: header({ alg: ['ES256'] }), says: '“alg” is a list' },
    {
      title: 'null',
      evidence: header({ alg: null }, { signingKey: publicKey(p256) }),
      says: '“alg” is null',
      fix: setTo('alg', 'ES256').concat({ change: 'set', of: 'registration', name: 'alg', value: 'ES256' }),
    },
    { title: 'one that nobody knows', evidence: header({ alg: 'XS256' }), says: null },
    { title: 'ES256', evidence: header({}), says: null },
  ],
  'HDR-02': [
    { title: 'none', evidence: header({ alg: 'none' }), says: '“alg” is “none”', severity: 'error' },
    { title: 'nOnE', evidence: header({ alg: 'nOnE' }), says: 'nothing protects this token' },
    { title: 'none with a space', evidence: header({ alg: 'none ' }), says: 'nothing protects' },
    { title: 'a name that begins so', evidence: header({ alg: 'nonesuch' }), says: null },
    { title: 'ES256', evidence: header({}), says: null },
  ],
  'HDR-03': [
    { title: 'small letters', evidence: header({ alg: 'es256' }), says: 'write “ES256”', severity: 'error', fix: setTo('alg', 'ES256') },
    { title: 'unknown', evidence: header({ alg: 'ES257' }), says: 'no registered algorithm' },
    { title: 'one that encrypts', evidence: header({ alg: 'RSA-OAEP' }), says: 'which encrypts and cannot sign' },
    { title: 'a registered one that cannot be computed here', evidence: header({ alg: 'ES256K' }), says: null },
    { title: 'none, which has a rule of its own', evidence: header({ alg: 'None' }), says: null },
    { title: 'Ed25519', evidence: header({ alg: 'Ed25519' }), says: null },
  ],
  'HDR-04': [
    {
      title: 'JWT',
      evidence: header({ typ: 'JWT' }),
      says: '“typ” is “JWT”; rfc7523bis recommends',
      severity: 'information',
      fix: setTo('typ', 'client-authentication+jwt'),
    },
    {
      title: 'missing, for rfc7523bis',
      evidence: header({ typ: undefined }, { profile: bis }),
      says: 'There is no “typ”',
      severity: 'warning',
    },
    { title: 'a number', evidence: header({ typ: 7 }), says: 'must be a string', severity: 'error' },
    {
      title: 'what a profile does not take',
      evidence: header({}, { profile: profile({ name: 'Old', limits: { types: ['JWT', ''] } }) }),
      says: 'Old takes “JWT” or none',
      severity: 'warning',
    },
    ...['okta', 'entra', 'govuk-one-login', 'google-service-account'].map((id) => ({
      title: `JWT, where ${id} has a habit of its own or another audience than the issuer`,
      evidence: header({ typ: 'JWT' }, { profile: profileNamed(id) ?? bis }),
      says: null,
    })),
    { title: 'JWT for SMART', evidence: header({ typ: 'JWT' }, { profile: smart }), says: null },
    { title: 'in capitals with application/', evidence: header({ typ: 'APPLICATION/Client-Authentication+JWT' }), says: null },
    { title: 'the type', evidence: header({}, { profile: bis }), says: null },
  ],
  'HDR-05': [
    {
      title: 'at+jwt',
      evidence: header({ typ: 'at+jwt' }),
      says: 'it is used as a client assertion',
      severity: 'error',
      member: ['header', 'typ'],
      fix: setTo('typ', 'client-authentication+jwt'),
    },
    ...['dpop+jwt', 'logout+jwt', 'secevent+jwt', 'oauth-authz-req+jwt', 'token-introspection+jwt', 'application/AT+JWT'].map((typ) => ({
      title: typ,
      evidence: header({ typ }),
      says: `“typ” is “${typ}”`,
    })),
    { title: 'a client assertion used as ID token', evidence: { ...header({}), use: 'id-token' }, says: 'it is used as an ID token' },
    { title: 'at+jwt of an access token', evidence: { ...header({ typ: 'at+jwt' }), use: 'access-token' }, says: null },
    { title: 'JWT', evidence: header({ typ: 'JWT' }), says: null },
    { title: 'a type that nobody knows', evidence: header({ typ: 'acme+jwt' }), says: null },
  ],
  'HDR-06': [
    {
      title: 'application/ before it',
      evidence: header({ typ: 'application/at+jwt' }),
      says: 'which means “at+jwt”',
      severity: 'information',
      fix: setTo('typ', 'at+jwt'),
    },
    { title: 'small letters', evidence: header({ typ: 'jwt' }), says: 'which means “JWT”' },
    { title: 'capitals', evidence: header({ typ: 'Client-Authentication+JWT' }), says: 'which means “client-authentication+jwt”' },
    { title: 'JWT', evidence: header({ typ: 'JWT' }), says: null },
    { title: 'an unknown type', evidence: header({ typ: 'ACME' }), says: null },
  ],
  'HDR-07': [
    { title: 'missing', evidence: header({ kid: undefined }), says: 'There is no “kid”', severity: 'warning' },
    {
      title: 'missing for OpenID Connect',
      evidence: header({ kid: undefined }, { profile: oidc, signingKey: key('k2') }),
      says: 'There is no “kid”',
      severity: 'error',
      fix: setTo('kid', 'k2'),
    },
    {
      title: 'missing among several keys',
      evidence: header({ kid: undefined }, { keys: keySet([key('k1'), key('k2', ed25519)]) }),
      says: 'and the registration has 2 keys',
      severity: 'error',
    },
    { title: 'missing with a certificate', evidence: header({ kid: undefined, x5t: 'AAAA' }), says: null },
    { title: 'missing with a secret', evidence: header({ kid: undefined, alg: 'HS256' }), says: null },
    { title: 'there', evidence: header({}), says: null },
  ],
  'HDR-08': [
    {
      title: 'one that no key has',
      evidence: header({}, { keys: keySet([key('k9')]) }),
      says: '“kid” is “k1”, and no key in the registration has it: there are “k9”',
      severity: 'error',
    },
    {
      title: 'one that differs by case',
      evidence: header({ kid: 'K1' }, { keys: keySet([key('k1')]) }),
      says: 'by case or white space alone',
      fix: setTo('kid', 'k1'),
    },
    {
      title: 'the thumbprint in its place',
      evidence: header({ kid: publicKey(p256).thumbprint }, { keys: keySet([key('k1')]) }),
      says: 'the thumbprint of the key that is called “k1”',
      fix: setTo('kid', 'k1'),
    },
    {
      title: 'one that two have',
      evidence: header({}, { keys: keySet([key('k1'), key('k1')]) }),
      says: '2 keys in the registration have the kid',
    },
    {
      title: 'one of another type',
      evidence: header({}, { keys: keySet([key('k1', ed25519)]) }),
      says: 'of another type than ES256 takes',
    },
    { title: 'one that keys of two types have', evidence: header({}, { keys: keySet([key('k1'), key('k1', ed25519)]) }), says: null },
    { title: 'its key', evidence: header({}, { keys: keySet([key('k1'), key('k2')]) }), says: null },
    {
      title: 'a draft that names another key than the one that signs, while the reader’s keys are not known',
      evidence: drafted({ kid: 'other' }, { signingKey: key('k1') }),
      says: '“kid” is “other”, and the key that signs is called “k1”',
      severity: 'warning',
      fix: setTo('kid', 'k1'),
    },
    {
      title: 'a draft that names another held key',
      evidence: drafted({ kid: 'k2' }, { signingKey: key('k1'), heldKeys: [key('k2', ed25519, { label: 'next' })] }),
      says: 'the name of the key “next”',
    },
    { title: 'a draft that names the key that signs', evidence: drafted({ kid: 'k1' }, { signingKey: key('k1') }), says: null },
    {
      title: 'a draft that names another published key',
      evidence: drafted({ kid: 'k2' }, { signingKey: key('k1'), keys: keySet([key('k1'), key('k2', p256, { thumbprint: 'another' })]) }),
      says: 'the signature will not match',
      severity: 'error',
      fix: setTo('kid', 'k1'),
    },
    {
      title: 'another kid in what is signed, which is judged by its signature',
      evidence: header({ kid: 'other' }, { signingKey: key('k1') }),
      says: null,
    },
    { title: 'an empty set, which is said elsewhere', evidence: header({}, { keys: keySet([]) }), says: null },
  ],
  'HDR-09': [
    { title: 'a number', evidence: header({ kid: 7 }), says: '“kid” is the number 7', severity: 'error' },
    { title: 'an object', evidence: header({ kid: {} }), says: '“kid” is an object' },
    { title: 'a path', evidence: header({ kid: '../../dev/null' }), says: 'a path of a file', severity: 'warning' },
    { title: 'SQL', evidence: header({ kid: "x' UNION SELECT 'a" }), says: 'a quotation mark' },
    { title: 'a command', evidence: header({ kid: 'k1|id' }), says: 'that shells take for a command' },
    { title: 'a URL', evidence: header({ kid: 'https://x.example/k' }), says: 'a URL' },
    { title: 'much', evidence: header({ kid: 'k'.repeat(20_000) }), says: '20000 characters' },
    { title: '256 characters', evidence: header({ kid: 'k'.repeat(256) }), says: null },
    { title: 'a dot and a slash', evidence: header({ kid: 'acme.signing/2026-01' }), says: null },
    {
      title: 'a thumbprint URI',
      evidence: header({ kid: 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' }),
      says: null,
    },
  ],
  'HDR-10': [
    { title: 'a key', evidence: header({ jwk: p256 }), says: '“jwk” carries the key itself', severity: 'warning', fix: takeOut('jwk') },
    {
      title: 'an address of keys',
      evidence: header({ jku: 'https://x.example/jwks' }),
      says: '“jku” points to a key at “https://x.example/jwks”',
    },
    { title: 'an address of certificates', evidence: header({ x5u: 'https://x.example/c.pem' }), says: '“x5u” points to a key' },
    { title: 'a certificate', evidence: header({ x5c: ['AAAA'] }), says: '“x5c” carries' },
    {
      title: 'the registered address',
      evidence: header({ jku: 'https://x.example/jwks' }, { registration: { ...registration, jwksUri: 'https://x.example/jwks' } }),
      says: null,
    },
    { title: 'the key of a DPoP proof', evidence: { ...header({ jwk: p256, typ: 'dpop+jwt' }), use: 'dpop-proof' }, says: null },
    {
      title: 'a certificate where the profile has it',
      evidence: header({ x5c: ['AAAA'] }, { profile: profile({ defaults: { certificateParameters: ['x5c'] } }) }),
      says: null,
    },
    { title: 'a kid alone', evidence: header({}), says: null },
  ],
  'HDR-11': [
    {
      title: 'a private key',
      evidence: header({ jwk: { ...p256, d: 'AAAA' } }),
      says: 'the private member “d”',
      severity: 'error',
      fix: takeOut('jwk'),
    },
    { title: 'a secret', evidence: header({ jwk: { kty: 'oct', k: 'AAAA' } }), says: 'the private member “k”' },
    { title: 'in a DPoP proof', evidence: { ...header({ jwk: { ...p256, d: 'AAAA' }, typ: 'dpop+jwt' }), use: 'dpop-proof' }, says: '“d”' },
    { title: 'a public key', evidence: header({ jwk: p256 }), says: null },
    { title: 'no object', evidence: header({ jwk: 'd' }), says: null },
  ],
  'HDR-12': [
    { title: 'an empty list', evidence: header({ crit: [] }), says: 'an empty list', severity: 'error', fix: takeOut('crit') },
    { title: 'a text', evidence: header({ crit: 'exp' }), says: 'must be a list' },
    { title: 'a registered name', evidence: header({ crit: ['alg'] }), says: 'names “alg”, which every reader understands' },
    { title: 'an absent one', evidence: header({ crit: ['acme'] }), says: 'which the header does not have' },
    { title: 'twice the same', evidence: header({ crit: ['acme', 'acme'], acme: 1 }), says: 'names “acme” twice' },
    { title: 'a number', evidence: header({ crit: [1] }), says: 'every name is a string' },
    { title: 'an extension that is there', evidence: header({ crit: ['acme'], acme: 1 }), says: null },
    { title: 'none', evidence: header({}), says: null },
  ],
  'HDR-13': [
    {
      title: 'an extension',
      evidence: header({ crit: ['acme'], acme: 1 }),
      says: 'demands that the reader understands “acme”',
      severity: 'error',
      fix: takeOut('crit'),
    },
    { title: 'b64, which is known', evidence: header({ crit: ['b64'], b64: true }), says: null },
    { title: 'a registered name, which is said elsewhere', evidence: header({ crit: ['alg'] }), says: null },
  ],
  'HDR-14': [
    { title: 'false', evidence: header({ b64: false, crit: ['b64'] }), says: '“b64” is false', severity: 'error', fix: takeOut('b64') },
    { title: 'false and not critical', evidence: header({ b64: false }), says: '“b64” is false' },
    { title: 'true and not critical', evidence: header({ b64: true }), says: '“crit” does not name it' },
    { title: 'a text', evidence: header({ b64: 'false' }), says: 'must be true or false' },
    { title: 'true and critical', evidence: header({ b64: true, crit: ['b64'] }), says: null },
    { title: 'none', evidence: header({}), says: null },
  ],
  'HDR-15': [
    {
      title: 'hexadecimal, encoded',
      evidence: header({ x5t: Buffer.from(sha1.hex).toString('base64url') }),
      says: '“x5t” is wrong',
      severity: 'warning',
      fix: setTo('x5t', sha1.base64url),
    },
    { title: 'hexadecimal', evidence: header({ x5t: sha1.hex }), says: '“x5t” is wrong', fix: setTo('x5t', sha1.base64url) },
    {
      title: 'too few bytes',
      evidence: header({ 'x5t#S256': sha1.base64url }),
      says: '“x5t#S256” is wrong',
      member: ['header', 'x5t#S256'],
      fix: [],
    },
    {
      title: 'padding',
      evidence: header({ x5t: sha('sha1').toString('base64') }),
      says: '“x5t” is wrong',
      fix: setTo('x5t', sha1.base64url),
    },
    {
      title: 'none where the profile wants one',
      evidence: header({}, { profile: profile({ name: 'Entra', limits: { header: [['x5t#S256', 'x5t']] } }) }),
      says: 'Entra wants one of the header parameters',
      severity: 'error',
      fix: setTo('x5t#S256', '{{x5t#S256}}'),
    },
    {
      title: 'none in a token that the server issued itself, of which it wants nothing',
      evidence: { ...header({}, { profile: profile({ name: 'Entra', limits: { header: [['x5t#S256', 'x5t']] } }) }), use: 'access-token' },
      says: null,
    },
    { title: 'both as they should be', evidence: header({ x5t: sha1.base64url, 'x5t#S256': sha256.base64url }), says: null },
    {
      title: 'one of those that the profile wants',
      evidence: header({ x5t: sha1.base64url }, { profile: profile({ limits: { header: [['x5t#S256', 'x5t']] } }) }),
      says: null,
    },
  ],
  'HDR-16': [
    {
      title: 'another certificate',
      evidence: header({ x5t: sha('md5').toString('base64url').padEnd(27, 'A') }, certified()),
      says: 'x5t',
      severity: 'error',
      fix: setTo('x5t', '{{x5t}}'),
    },
    {
      title: 'another chain',
      evidence: header({ x5c: ['AAAA'] }, certified()),
      says: 'The first certificate in “x5c” is not that of the key that signs (CN=client-one)',
    },
    { title: 'its thumbprints', evidence: header({ x5t: sha1.base64url, 'x5t#S256': sha256.base64url }, certified()), says: null },
    { title: 'its chain with the issuer behind', evidence: header({ x5c: [...certificate.x5c, 'AAAA'] }, certified()), says: null },
  ],
  'HDR-17': [
    {
      title: 'one that has ended',
      evidence: header({}, certified({ validTo: (now - 1) * 1000 })),
      says: '',
      severity: 'warning',
      member: ['key', 'certificate'],
    },
    { title: 'one that has not begun', evidence: header({}, certified({ validFrom: (now + 3600) * 1000 })), says: '' },
    { title: 'one that is for encryption', evidence: header({}, certified({ keyUsage: ['keyEncipherment'] })), says: 'digitalSignature' },
    { title: 'one without restrictions', evidence: header({}, certified({ keyUsage: [] })), says: null },
    { title: 'a good one', evidence: header({}, certified()), says: null },
  ],
  'HDR-18': [
    {
      title: 'cty without a token inside',
      evidence: header({ cty: 'JWT' }),
      says: '“cty” is “JWT”',
      severity: 'warning',
      fix: takeOut('cty'),
    },
    { title: 'compression', evidence: header({ zip: 'DEF' }), says: '“zip” is about compression' },
    { title: 'encryption', evidence: header({ enc: 'A256GCM' }), says: '“enc” is about encryption' },
    {
      title: 'a claim that differs',
      evidence: header({ iss: 'another' }),
      says: '“iss” is “another” in the header and “client-one” in the claims',
    },
    { title: 'a claim that is the same', evidence: header({ iss: 'client-one' }), says: null },
    { title: 'another content type', evidence: header({ cty: 'json' }), says: null },
  ],
  'HDR-19': [
    { title: 'a parameter of one’s own', evidence: header({ acme: 1 }), says: 'has the header parameter “acme”', severity: 'information' },
    {
      title: 'a typing error',
      evidence: header({ KID: 'k1', kid: undefined }),
      says: 'Is “kid” meant?',
      fix: [{ change: 'rename', of: 'header', name: 'KID', to: 'kid' }],
    },
    { title: 'a parameter of a vendor', evidence: header({ nonce: 'x' }), says: null },
    { title: 'registered ones alone', evidence: header({}), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the header rules together', () => {
  it('find nothing in a good header', () => {
    const evidence = header({}, { ...certified(), keys: keySet([key('k1')]) });
    expect(Object.keys(cases).flatMap((rule) => findingsOf(rule, evidence))).toEqual([]);
  });

  it('say what they cannot look at', () => {
    expect(isUnchecked('HDR-08', header({}))).toBe(true);
    expect(isUnchecked('HDR-16', header({}))).toBe(true);
  });
});
