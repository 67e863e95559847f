import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../core/jose/value-words.ts';
import type { Evidence, KeyEvidence, KeySetFetch } from '../../core/explain/evidence.ts';
import { assertionEvidence, isUnchecked, proveCase, type RuleCase } from '../support/rule-cases.ts';
import { ed25519, keySet, modulus, p256, publicKey } from '../support/public-keys.ts';
import crypto from '../vectors/wycheproof/json_web_crypto_test.json' with { type: 'json' };

const signedBy = (key: KeyEvidence, more: Partial<Evidence> = {}, header = {}): Evidence =>
  assertionEvidence({}, { signingKey: key, ...more }, { alg: 'ES256', ...header });
const with256 = (changes: object): Evidence => signedBy(publicKey({ ...p256, ...changes }));
const withRsa = (changes: object): Evidence =>
  signedBy(publicKey({ kty: 'RSA', n: modulus(2048), e: 'AQAB', ...changes }), {}, { alg: 'RS256' });
const having = (keys: readonly KeyEvidence[], changes = {}): Evidence => assertionEvidence({}, { keys: keySet(keys, changes) });
const named = (kid: string | null, jwk = p256): KeyEvidence => publicKey(jwk, { kid, label: kid ?? 'without a name' });
const own = publicKey(p256);
const other = publicKey(ed25519);

const rocaModulus = crypto.testGroups
  .flatMap(({ public: publicKey }: { public?: unknown }) =>
    isObject(publicKey) && publicKey['kid'] === 'kid-rsa-roca-sign' ? publicKey['n'] : [],
  )
  .find((value) => typeof value === 'string');

const goodFetch: KeySetFetch = {
  url: 'https://client.example/jwks',
  status: 200,
  headers: [{ name: 'Cache-Control', value: 'max-age=300' }],
  milliseconds: 80,
  bytes: 900,
  redirectedTo: null,
  fault: null,
};
const fetched = (changes: Partial<KeySetFetch>) => having([own], { fetched: { ...goodFetch, ...changes } });

const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey.export({ format: 'jwk' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'KEY-01': [
    {
      title: 'a private key',
      evidence: having([publicKey(p256, { label: 'k1', privateMembers: ['d'] })]),
      says: '“k1” in the registration has the private member “d”',
      severity: 'error',
    },
    { title: 'a shared secret', evidence: having([], { secrets: 1 }), says: 'There is a shared secret in the registration' },
    {
      title: 'a private key that is held and not in the set',
      evidence: signedBy(publicKey(p256, { privateMembers: ['d'] }), { keys: keySet([own]) }),
      says: null,
    },
    { title: 'public keys alone', evidence: having([own, other]), says: null },
  ],
  'KEY-02': [
    {
      title: 'a key for encryption',
      evidence: with256({ use: 'enc' }),
      says: '“use” of “my key” is “enc”',
      member: ['key', 'use'],
      severity: 'error',
    },
    { title: 'operations of encryption', evidence: with256({ key_ops: ['deriveKey'] }), says: 'with neither “sign” nor “verify”' },
    { title: 'operations that are no list', evidence: with256({ key_ops: 'sign' }), says: 'must be a list' },
    {
      title: 'more than to sign',
      evidence: with256({ use: 'sig', key_ops: ['sign', 'deriveKey'] }),
      says: 'should not do more',
      severity: 'warning',
    },
    { title: 'a key to sign', evidence: with256({ use: 'sig', key_ops: ['sign'] }), says: null },
    { title: 'a key that says nothing', evidence: with256({}), says: null },
    {
      title: 'another key of the set that encrypts',
      evidence: signedBy(own, { keys: keySet([own, publicKey({ ...ed25519, use: 'enc' })]) }),
      says: null,
    },
  ],
  'KEY-03': [
    {
      title: 'a key for another padding',
      evidence: signedBy(publicKey({ kty: 'RSA', n: modulus(2048), e: 'AQAB', alg: 'PS256' }), {}, { alg: 'RS256' }),
      says: '“alg” of the header is “RS256”, and “my key” is for “PS256” alone',
      member: ['header', 'alg'],
      severity: 'error',
      fix: [
        { change: 'set', of: 'header', name: 'alg', value: 'PS256' },
        { change: 'set', of: 'registration', name: 'alg', value: 'PS256' },
      ],
    },
    { title: 'a key for encryption', evidence: with256({ alg: 'ECDH-ES' }), says: 'is for “ECDH-ES” alone', fix: [] },
    { title: 'the same', evidence: with256({ alg: 'ES256' }), says: null },
    { title: 'a key for any', evidence: with256({}), says: null },
  ],
  'KEY-04': [
    {
      title: 'one name for two',
      evidence: having([named('k1'), named('k1')]),
      says: '2 keys of one type in the registration have the kid “k1”',
      severity: 'warning',
    },
    {
      title: 'no name for one of two',
      evidence: having([named('k1'), named(null, ed25519)]),
      says: 'Of the 2 keys in the registration one has no kid',
    },
    { title: 'a secret among keys', evidence: having([named('k1')], { secrets: 1 }), says: 'stand together' },
    { title: 'one name for two types', evidence: having([named('k1'), named('k1', ed25519)]), says: null },
    { title: 'one key without a name', evidence: having([named(null)]), says: null },
  ],
  'KEY-05': [
    {
      title: 'a point beside the curve',
      evidence: with256({ y: p256['x'] }),
      says: '“my key” is a point that does not lie on P-256',
      severity: 'error',
    },
    {
      title: 'a coordinate without its leading zero',
      evidence: with256({ x: Buffer.alloc(31, 7).toString('base64url') }),
      says: 'a “x” of 31 bytes, and P-256 has 32',
    },
    { title: 'a coordinate missing', evidence: with256({ y: undefined }), says: 'has no “y”', member: ['key', 'y'] },
    {
      title: 'a short key of Ed25519',
      evidence: signedBy(publicKey({ ...ed25519, x: 'AAAA' })),
      says: 'a “x” of 3 bytes, and Ed25519 has 32',
    },
    { title: 'a key of P-256', evidence: with256({}), says: null },
    { title: 'a key of P-384', evidence: signedBy(publicKey({ ...p384 })), says: null },
    { title: 'a key of P-521', evidence: signedBy(publicKey({ ...p521 })), says: null },
    { title: 'a key of Ed25519', evidence: signedBy(other), says: null },
    {
      title: 'a curve that is not known here',
      evidence: signedBy(publicKey({ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' })),
      says: null,
    },
  ],
  'KEY-06': [
    {
      title: 'an exponent of 1',
      evidence: withRsa({ e: 'AQ' }),
      says: 'the public exponent 1, with which anybody can sign',
      severity: 'error',
    },
    { title: 'an even exponent', evidence: withRsa({ e: 'BA' }), says: 'the even public exponent 4' },
    { title: 'an exponent of 3', evidence: withRsa({ e: 'Aw' }), says: 'the public exponent 3; 65537 is usual', severity: 'warning' },
    {
      title: 'a huge exponent',
      evidence: withRsa({ e: Buffer.alloc(16, 1).toString('base64url') }),
      says: 'of 16 bytes',
      severity: 'warning',
    },
    { title: 'an even modulus', evidence: withRsa({ n: Buffer.alloc(256, 0x54).toString('base64url') }), says: 'an even modulus' },
    { title: 'a usual key', evidence: withRsa({}), says: null },
    { title: 'an exponent with leading zeros, which is a matter of writing', evidence: withRsa({ e: 'AAEAAQ' }), says: null },
    { title: 'an EC key with an e', evidence: with256({ e: 'AQ' }), says: null },
  ],
  'KEY-07': [
    { title: 'a key of the faulty library', evidence: withRsa({ n: rocaModulus }), says: 'CVE-2017-15361', severity: 'warning' },
    { title: 'another key', evidence: withRsa({}), says: null },
    { title: 'a key with an empty modulus', evidence: withRsa({ n: '' }), says: null },
  ],
  'KEY-08': [
    {
      title: 'padding',
      evidence: with256({ x: `${String(p256['x'])}=` }),
      says: '“x” of “my key” is not written in base64url',
      severity: 'warning',
    },
    {
      title: 'a zero byte too many',
      evidence: withRsa({ n: Buffer.concat([Buffer.alloc(1), Buffer.alloc(256, 0x81)]).toString('base64url') }),
      says: '“n” of “my key” begins with a zero byte',
    },
    {
      title: 'a coordinate that begins with zero, as it must',
      evidence: with256({ x: Buffer.alloc(32).toString('base64url') }),
      says: null,
    },
    { title: 'a usual key', evidence: withRsa({}), says: null },
  ],
  'KEY-09': [
    {
      title: 'http',
      evidence: fetched({ url: 'http://client.example/jwks' }),
      says: 'is not https',
      member: ['registration', 'jwksUri'],
      severity: 'warning',
    },
    {
      title: 'a redirect to http',
      evidence: fetched({ redirectedTo: 'http://client.example/keys' }),
      says: 'which is not https; many servers do not follow',
    },
    { title: 'no key set', evidence: fetched({ status: 404, fault: 'It is HTML.' }), says: 'gives no key set. It is HTML.' },
    { title: 'another status', evidence: fetched({ status: 203 }), says: 'answers with status 203' },
    { title: 'slowness', evidence: fetched({ milliseconds: 4210 }), says: 'took 4.2 s' },
    { title: 'many bytes', evidence: fetched({ bytes: 10_000_000 }), says: 'answers with 9766 KB' },
    { title: 'headers that were not kept', evidence: fetched({ headers: null }), says: null },
    { title: 'no word about keeping it', evidence: fetched({ headers: [] }), says: 'does not say how long' },
    { title: 'http on this machine', evidence: fetched({ url: 'http://127.0.0.1:49152/jwks' }), says: null },
    { title: 'an ETag in place of Cache-Control', evidence: fetched({ headers: [{ name: 'etag', value: '"1"' }] }), says: null },
    { title: 'a good answer', evidence: fetched({}), says: null },
  ],
  'KEY-10': [
    {
      title: 'the thumbprint of another key',
      evidence: signedBy(own, {}, { kid: other.thumbprint }),
      says: `that of “my key” is “${own.thumbprint}”`,
      member: ['header', 'kid'],
      severity: 'information',
    },
    {
      title: 'a thumbprint URI of another key',
      evidence: signedBy(own, {}, { kid: `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${other.thumbprint}` }),
      says: 'thumbprint',
    },
    { title: 'its own', evidence: signedBy(own, {}, { kid: own.thumbprint }), says: null },
    { title: 'a name of another form', evidence: signedBy(own, {}, { kid: '2026-01' }), says: null },
  ],
  'KEY-11': [
    {
      title: 'another key',
      evidence: signedBy(own, { keys: keySet([other]) }),
      says: 'None of the keys in the registration is the public half of “my key”',
      severity: 'error',
    },
    {
      title: 'another key of the same name',
      evidence: signedBy(own, { keys: keySet([named('k1', ed25519)]) }, { kid: 'k1' }),
      says: 'The key “k1” in the registration is not the public half of “my key”',
    },
    { title: 'no key', evidence: signedBy(own, { keys: keySet([]) }), says: 'There is no public key in the registration' },
    { title: 'the public half under another name', evidence: signedBy(own, { keys: keySet([other, named('k2')]) }), says: null },
    {
      title: 'a key without a thumbprint',
      evidence: signedBy(publicKey(p256, { thumbprint: null }), { keys: keySet([other]) }),
      says: null,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the key rules together', () => {
  it('say what they cannot look at', () => {
    const without = assertionEvidence();
    expect(['KEY-01', 'KEY-02', 'KEY-05', 'KEY-09', 'KEY-11'].filter((rule) => !isUnchecked(rule, without))).toEqual([]);
  });

  it('know the modulus of the vector', () => expect(rocaModulus).toBeTypeOf('string'));
});
