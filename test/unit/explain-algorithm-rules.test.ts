import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, KeyEvidence, RegistrationEvidence, SecretEvidence, SignatureEvidence } from '../../core/explain/evidence.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { readToken } from '../../core/jose/read-token.ts';
import {
  assertionEvidence,
  findingsOf,
  goodClaims,
  isUnchecked,
  issuer,
  metadataOf,
  profile,
  proveCase,
  tokenText,
  type RuleCase,
} from '../support/rule-cases.ts';
import { modulus, publicKey } from '../support/public-keys.ts';

const { fapi2 } = baseProfiles;
const member = ['header', 'alg'];
const nhs = profile({ name: 'NHS', limits: { algorithms: ['RS512'] } });

const key = (jwk: JsonObject): KeyEvidence => publicKey(jwk, { kid: 'k1', thumbprint: null });
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const ec = key({ kty: 'EC', crv: 'P-256' });
const p384 = key({ kty: 'EC', crv: 'P-384' });
const rsa = key({ kty: 'RSA', n: modulus(2048), e: 'AQAB' });
const okp = key({ kty: 'OKP', crv: 'Ed25519' });
const akp = key({ kty: 'AKP', alg: 'ML-DSA-44' });

const signedWith = (alg: string, more: Partial<Evidence> = {}): Evidence =>
  assertionEvidence({}, { registration: anyone, ...more }, { alg });
const anyone: RegistrationEvidence = { clientId: 'client-one', method: 'private_key_jwt', alg: null, jwksUri: null };
const registered = (changes: Partial<RegistrationEvidence>) => ({ registration: { ...anyone, ...changes } });
const serverLists = (...list: string[]) => ({ metadata: metadataOf({ issuer, token_endpoint_auth_signing_alg_values_supported: list }) });
const choose = (alg: string) => [
  { change: 'set', of: 'header', name: 'alg', value: alg },
  { change: 'set', of: 'registration', name: 'alg', value: alg },
];

const goodSecret: SecretEvidence = {
  bits: 256,
  encoding: 'utf8',
  surroundedBy: 'nothing',
  alsoReadableAs: [],
  known: false,
  entropyBits: 200,
};
const secret = (changes: Partial<SecretEvidence>, alg = 'HS256') =>
  signedWith(alg, { ...registered({ method: 'client_secret_jwt' }), secret: { ...goodSecret, ...changes } });

/** A token with a signature of these bytes. */
const signature = (alg: string, bytes: Uint8Array, more: Partial<Evidence> = {}, claims: JsonObject = goodClaims): Evidence => {
  const text = tokenText(claims, { alg }).split('.').slice(0, 2).concat(base64url(bytes)).join('.');
  return assertionEvidence({}, { token: { draft: false, read: readToken(text) }, ...more });
};
const withoutJti = (alg: string, bytes: Uint8Array) => signature(alg, bytes, {}, { ...goodClaims, jti: undefined });
const order256 = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const one = Buffer.alloc(32, 0);
one[31] = 1;
const low = Buffer.alloc(32, 0x11);
const half = Buffer.from('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8', 'hex');
const aboveHalf = Buffer.from('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9', 'hex');
const der = Buffer.concat([Buffer.from('30440220', 'hex'), low, Buffer.from('0220', 'hex'), low]);

const checked = (signature: SignatureEvidence) => signedWith('ES256', { signature });
const failed = (code: SignatureEvidence['code'], reason: string) => checked({ state: 'failed', code, reason, key: 'my key' });
const verified = checked({ state: 'verified', code: null, reason: '', key: 'my key' });

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'ALG-01': [
    {
      title: 'one that the server does not list',
      evidence: signedWith('RS256', { ...serverLists('PS256', 'ES256'), signingKey: rsa }),
      says: '“alg” is “RS256”, and the server’s metadata lists “PS256” and “ES256”',
      member,
      severity: 'error',
      fix: choose('PS256'),
    },
    {
      title: 'no key for any that it lists',
      evidence: signedWith('RS256', { ...serverLists('ES256'), signingKey: rsa }),
      says: 'lists “ES256”',
      fix: [],
    },
    { title: 'one that the vendor does not take', evidence: signedWith('ES256', { profile: nhs }), says: 'and NHS takes “RS512”' },
    { title: 'HS256 for FAPI', evidence: signedWith('HS256', { profile: fapi2 }), says: 'FAPI 2.0 Security Profile takes' },
    { title: 'one that it lists', evidence: signedWith('ES256', serverLists('PS256', 'ES256')), says: null },
    {
      title: 'metadata that lists algorithms of ID tokens alone',
      evidence: signedWith('ES256', { metadata: metadataOf({ id_token_signing_alg_values_supported: ['RS256'] }) }),
      says: null,
    },
    { title: 'RS256 for FAPI, which has a rule of its own', evidence: signedWith('RS256', { profile: fapi2 }), says: null },
  ],
  'ALG-02': [
    {
      title: 'another than the registered one',
      evidence: signedWith('ES256', { ...registered({ alg: 'PS256' }), signingKey: rsa }),
      says: 'the client is registered with “PS256”',
      member,
      severity: 'error',
      fix: choose('PS256'),
    },
    {
      title: 'a padding of the same key',
      evidence: signedWith('RS256', { ...registered({ alg: 'PS256' }), signingKey: ec }),
      says: 'registered with',
      fix: [],
    },
    { title: 'the registered one', evidence: signedWith('ES256', registered({ alg: 'ES256' })), says: null },
    { title: 'a client that may take any', evidence: signedWith('ES384'), says: null },
  ],
  'ALG-03': [
    {
      title: 'an HMAC of a client with a key',
      evidence: signedWith('HS256', { signingKey: ec }),
      says: 'the client’s method is private_key_jwt; that algorithm belongs to client_secret_jwt',
      severity: 'error',
      fix: choose('ES256'),
    },
    {
      title: 'a signature of a client with a secret',
      evidence: signedWith('ES256', registered({ method: 'client_secret_jwt' })),
      says: 'belongs to private_key_jwt',
      fix: choose('HS256'),
    },
    {
      title: 'an HMAC without any key',
      evidence: signedWith('HS256'),
      says: 'belongs to client_secret_jwt',
      fix: [
        { change: 'set', of: 'request', name: 'method', value: 'client_secret_jwt' },
        { change: 'set', of: 'registration', name: 'method', value: 'client_secret_jwt' },
      ],
    },
    { title: 'a method that signs nothing', evidence: signedWith('HS256', registered({ method: 'client_secret_basic' })), says: null },
    { title: 'the right pair', evidence: signedWith('HS512', registered({ method: 'client_secret_jwt' })), says: null },
  ],
  'ALG-04': [
    {
      title: 'another curve',
      evidence: signedWith('ES256', { signingKey: p384 }),
      says: '“alg” is “ES256”, which takes a key of type EC on P-256; “my key” is EC on P-384',
      member,
      severity: 'error',
      fix: choose('ES384'),
    },
    { title: 'another type', evidence: signedWith('PS256', { signingKey: okp }), says: '“my key” is OKP on Ed25519', fix: choose('EdDSA') },
    { title: 'another set of ML-DSA', evidence: signedWith('ML-DSA-65', { signingKey: akp }), says: 'a key made for ML-DSA-65' },
    {
      title: 'an HMAC where there is a public key, in a token of somebody else',
      evidence: { ...signedWith('HS256', { keys: { from: 'the server', keys: [rsa], secrets: 0, fetched: null } }), use: 'access-token' },
      says: 'which takes a shared secret',
    },
    { title: 'both names of the same curve', evidence: signedWith('Ed25519', { signingKey: okp }), says: null },
    { title: 'another padding of the same key', evidence: signedWith('PS512', { signingKey: rsa }), says: null },
  ],
  'ALG-05': [
    {
      title: '1024 bits',
      evidence: signedWith('RS256', { signingKey: key({ kty: 'RSA', n: modulus(1024), e: 'AQAB' }) }),
      says: 'The modulus of “my key” has 1024 bits; 2048 is the least.',
      severity: 'error',
    },
    {
      title: '2047 bits in 256 bytes',
      evidence: signedWith('RS256', { signingKey: key({ kty: 'RSA', n: modulus(2048, 0x7f), e: 'AQAB' }) }),
      says: 'has 2047 bits',
    },
    { title: '2048 bits', evidence: signedWith('RS256', { signingKey: rsa }), says: null },
    { title: 'an EC key', evidence: signedWith('ES256', { signingKey: ec }), says: null },
  ],
  'ALG-06': [
    {
      title: '31 bytes',
      evidence: secret({ bits: 248 }),
      says: 'The client secret has 31 bytes, read as text (UTF-8); “HS256” takes 32 or more.',
      severity: 'error',
      fix: [],
    },
    { title: '32 bytes for HS512', evidence: secret({}, 'HS512'), says: 'takes 64 or more', fix: choose('HS256') },
    { title: '32 bytes for HS256', evidence: secret({}), says: null },
    {
      title: 'a short one that signs nothing',
      evidence: signedWith('ES256', { secret: { ...goodSecret, bits: 8 } }),
      says: null,
    },
  ],
  'ALG-07': [
    {
      title: 'one that everybody knows',
      evidence: secret({ known: true }),
      says: 'the list of secrets that are tried first',
      severity: 'warning',
    },
    { title: 'one that was thought up', evidence: secret({ entropyBits: 61.7 }), says: 'about 61 bits are to be guessed' },
    { title: 'as many bits as keep it safe', evidence: secret({ entropyBits: 128 }), says: null },
    { title: 'a known one that signs nothing', evidence: signedWith('ES256', { secret: { ...goodSecret, known: true } }), says: null },
  ],
  'ALG-08': [
    {
      title: 'RS256',
      evidence: signedWith('RS256', { signingKey: rsa }),
      says: 'takes PS256',
      severity: 'information',
      fix: choose('PS256'),
    },
    { title: 'RS256 for FAPI', evidence: signedWith('RS256', { profile: fapi2 }), says: 'takes PS256', severity: 'error' },
    { title: 'RS512 where the vendor demands it', evidence: signedWith('RS512', { profile: nhs }), says: null },
    { title: 'PS256', evidence: signedWith('PS256', { profile: fapi2 }), says: null },
  ],
  'ALG-09': [
    {
      title: 'the old name where the server lists the new one',
      evidence: signedWith('EdDSA', serverLists('Ed25519')),
      says: 'the server lists “Ed25519” alone',
      fix: choose('Ed25519'),
    },
    {
      title: 'a name without a list',
      evidence: signedWith('Ed25519'),
      says: 'many servers know only one',
      severity: 'information',
      fix: [],
    },
    { title: 'a name that the server lists', evidence: signedWith('EdDSA', serverLists('EdDSA', 'Ed25519')), says: null },
    { title: 'a server that lists neither', evidence: signedWith('EdDSA', serverLists('ES256')), says: null },
    { title: 'another curve', evidence: signedWith('ES256', serverLists('Ed25519')), says: null },
  ],
  'ALG-10': [
    {
      title: 'ES256K',
      evidence: signedWith('ES256K', { signingKey: ec }),
      says: '“ES256K”: ECDSA with secp256k1 and SHA-256',
      severity: 'warning',
      fix: choose('ES256'),
    },
    { title: 'an algorithm that encrypts', evidence: signedWith('RSA-OAEP'), says: null },
    { title: 'one that nobody has registered', evidence: signedWith('ES257'), says: null },
    { title: 'ES256', evidence: signedWith('ES256'), says: null },
  ],
  'ALG-11': [
    { title: 'ML-DSA-44', evidence: signedWith('ML-DSA-44'), says: 'signatures of 2420 bytes; few servers', severity: 'information' },
    {
      title: 'a server that does not list it',
      evidence: signedWith('ML-DSA-87', serverLists('ES256')),
      says: '4627 bytes; the server’s metadata does not list it',
    },
    {
      title: 'a runtime without it',
      evidence: signedWith('ML-DSA-65', { ...serverLists('ML-DSA-65'), lacking: ['ML-DSA'] }),
      says: 'This runtime has no ML-DSA',
      severity: 'warning',
    },
    { title: 'a server that lists it', evidence: signedWith('ML-DSA-65', { ...serverLists('ML-DSA-65'), lacking: [] }), says: null },
    { title: 'an algorithm that the runtime need not have', evidence: signedWith('ES256', { lacking: ['ML-DSA'] }), says: null },
  ],
  'ALG-12': [
    {
      title: 'a byte too many',
      evidence: signature('ES256', Buffer.alloc(65, 1)),
      says: 'The signature has 65 bytes; ES256 makes 64',
      member: ['token', 'signature'],
      severity: 'error',
    },
    { title: 'half of it', evidence: signature('Ed25519', Buffer.alloc(32, 1)), says: 'has 32 bytes' },
    { title: 'ASN.1 DER', evidence: signature('ES256', der), says: 'ASN.1 DER, 70 bytes' },
    { title: 'RSA by the key', evidence: signature('RS256', Buffer.alloc(257, 1), { signingKey: rsa }), says: 'makes 256' },
    { title: 'RSA without a key', evidence: signature('RS256', Buffer.alloc(64, 1)), says: 'RS256 makes at least 256' },
    { title: '64 bytes that begin as DER does', evidence: signature('ES256', Buffer.alloc(64, 0x30)), says: null },
    { title: 'RSA of an unknown key', evidence: signature('RS256', Buffer.alloc(384, 1)), says: null },
  ],
  'ALG-13': [
    { title: 'nought', evidence: signature('ES256', Buffer.alloc(64)), says: 'r and s of the signature are nought', severity: 'error' },
    { title: 'the order', evidence: signature('ES256', Buffer.concat([order256, order256])), says: 'r and s' },
    { title: 's alone', evidence: signature('ES256', Buffer.concat([one, Buffer.alloc(32)])), says: 's of the signature is nought' },
    { title: 'nought for P-521', evidence: signature('ES512', Buffer.alloc(132)), says: 'the order of P-521' },
    { title: 'the least', evidence: signature('ES256', Buffer.concat([one, one])), says: null },
    { title: 'nought of another algorithm', evidence: signature('Ed25519', Buffer.alloc(64)), says: null },
  ],
  'ALG-14': [
    ...[half, aboveHalf].map((s, high) => ({
      title: `no “jti”, whichever half s is in by chance (${high})`,
      evidence: withoutJti('ES256', Buffer.concat([low, s])),
      says: 'of every ES256 signature there is a second one',
      severity: 'information' as const,
    })),
    ...[half, aboveHalf].map((s, high) => ({
      title: `a “jti”, whichever half s is in by chance (${high})`,
      evidence: signature('ES256', Buffer.concat([low, s])),
      says: null,
    })),
    { title: 's beyond the order', evidence: withoutJti('ES256', Buffer.concat([low, order256])), says: null },
    { title: 'another algorithm', evidence: withoutJti('EdDSA', Buffer.alloc(64, 0xff)), says: null },
  ],
  'ALG-15': [
    { title: 'another key or text', evidence: failed('mismatch', 'It does not match.'), says: 'It does not match.', severity: 'error' },
    { title: 'a kid of another type', evidence: failed('kid-misfit', 'Its kid names an RSA key.'), says: 'Its kid names an RSA key.' },
    { title: 'a known cause, which has a rule of its own', evidence: failed('der', 'It is DER.'), says: null },
    { title: 'no signature at all, which has one too', evidence: failed('empty', 'It is empty.'), says: null },
    { title: 'a good one', evidence: verified, says: null },
  ],
  'ALG-16': [
    { title: 'another key of the set', evidence: failed('other-key', 'Signed with “old”.'), says: 'Signed with “old”.', severity: 'error' },
    { title: 'the other padding', evidence: failed('other-algorithm', 'Made with RS256.'), says: 'Made with RS256.' },
    { title: 'the text of the public key', evidence: failed('confusion', 'A forgery.'), says: 'A forgery.' },
    { title: 'no cause found', evidence: failed('mismatch', 'It does not match.'), says: null },
    { title: 'a good one', evidence: verified, says: null },
  ],
  'ALG-17': [
    {
      title: 'a secret that could be hexadecimal',
      evidence: secret({ alsoReadableAs: ['hex', 'base64'] }),
      says: 'It could be hexadecimal or base64 too.',
      severity: 'information',
    },
    { title: 'one that is decoded', evidence: secret({ encoding: 'base64' }), says: 'where the specification says text' },
    {
      title: 'a line break at its end',
      evidence: secret({ surroundedBy: 'line break' }),
      says: 'has a line break',
      severity: 'warning',
      fix: [{ change: 'set', of: 'registration', name: 'secret', value: 'trim' }],
    },
    { title: 'text that can be nothing else', evidence: secret({}), says: null },
    {
      title: 'a secret that signs nothing',
      evidence: signedWith('ES256', { secret: { ...goodSecret, surroundedBy: 'line break' } }),
      says: null,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the algorithm rules together', () => {
  it('say what they cannot look at', () => {
    expect(isUnchecked('ALG-01', signedWith('ES256'))).toBe(true);
    expect(isUnchecked('ALG-15', signedWith('ES256'))).toBe(true);
    expect(isUnchecked('ALG-15', checked({ state: 'unchecked', code: 'no-key', reason: 'No key.', key: null }))).toBe(true);
  });

  it('show where the signature stands', () => {
    const evidence = signature('ES256', Buffer.alloc(65, 1));
    const [finding] = findingsOf('ALG-12', evidence);
    const { start, end } = finding?.position ?? { start: 0, end: 0 };
    expect(evidence.token?.read.text.slice(start, end)).toBe(base64url(Buffer.alloc(65, 1)));
  });
});
