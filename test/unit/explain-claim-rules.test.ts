import { describe, expect, it } from 'vitest';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { assertionEvidence as judged, isUnchecked, now, profile, proveCase, type RuleCase } from '../support/rule-cases.ts';

const { bis, oidc, fapi2, smart } = baseProfiles;
const toClientId = (name: string) => [{ change: 'set', of: 'claims', name, value: '{{client_id}}' }];
const freshJti = [{ change: 'set', of: 'claims', name: 'jti', value: '{{uuid}}' }];
const earlier = { at: now - 90, iss: 'client-one', jti: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6', ending: null, status: 401, error: null };

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'CLM-01': [
    {
      title: 'missing',
      evidence: judged({ iss: undefined }),
      says: 'There is no “iss”',
      member: ['claims', 'iss'],
      fix: toClientId('iss'),
    },
    { title: 'a list', evidence: judged({ iss: ['client-one'] }), says: '“iss” is a list, and must be a string', severity: 'error' },
    { title: 'empty', evidence: judged({ iss: '' }), says: '“iss” is empty' },
    { title: 'in capitals', evidence: judged({ iss: undefined, ISS: 'client-one' }), says: 'There is no “iss”' },
    { title: 'one character', evidence: judged({ iss: 'c' }), says: null },
    { title: 'of an access token', evidence: judged({ iss: undefined }, { use: 'access-token' }), says: null },
  ],
  'CLM-02': [
    { title: 'missing', evidence: judged({ sub: undefined }), says: 'There is no “sub”', fix: toClientId('sub') },
    { title: 'a number', evidence: judged({ sub: 12 }), says: '“sub” is the number 12, and must be a string' },
    { title: 'null', evidence: judged({ sub: null }), says: '“sub” is null' },
    { title: 'empty in a grant', evidence: judged({ sub: '' }, { use: 'grant' }), says: 'whom the token is for', fix: [] },
    { title: 'somebody in a grant', evidence: judged({ sub: 'person@example.com' }, { use: 'grant' }), says: null },
    { title: 'the client itself', evidence: judged(), says: null },
  ],
  'CLM-03': [
    {
      title: 'another client',
      evidence: judged({ iss: 'client-two', sub: 'client-two' }),
      says: '“iss” is “client-two” and the client_id is “client-one”',
      member: ['claims', 'iss'],
      severity: 'error',
      fix: toClientId('iss'),
    },
    { title: 'a subject of its own', evidence: judged({ sub: 'request-7' }), says: '“sub” is “request-7”', member: ['claims', 'sub'] },
    { title: 'a line feed at the end', evidence: judged({ sub: 'client-one\n' }), says: 'it ends with a line feed' },
    { title: 'another case', evidence: judged({ iss: 'Client-One' }), says: 'it differs in upper and lower case alone' },
    {
      title: 'two, and no registration',
      evidence: judged({ sub: 'client-two' }, { registration: undefined }),
      says: '“iss” is “client-one” and “sub” is “client-two”; both must be the client_id',
    },
    { title: 'the same', evidence: judged(), says: null },
    { title: 'of a grant', evidence: judged({ sub: 'person' }, { use: 'grant' }), says: null },
    { title: 'of the wrong type, which has its own rule', evidence: judged({ iss: 1, sub: '' }), says: null },
  ],
  'CLM-04': [
    { title: 'missing', evidence: judged({ jti: undefined }), says: 'There is no “jti”', severity: 'warning', fix: freshJti },
    {
      title: 'missing for OpenID Connect',
      evidence: judged({ jti: undefined }, { profile: oidc }),
      says: 'demands one',
      severity: 'error',
    },
    { title: 'missing for FAPI', evidence: judged({ jti: undefined }, { profile: fapi2 }), says: 'demands one', severity: 'error' },
    { title: 'missing for SMART', evidence: judged({ jti: undefined }, { profile: smart }), says: 'demands one', severity: 'error' },
    {
      title: 'missing for rfc7523bis',
      evidence: judged({ jti: undefined }, { profile: bis }),
      says: 'nothing tells a copy',
      severity: 'warning',
    },
    { title: 'missing in a grant', evidence: judged({ jti: undefined }, { use: 'grant' }), says: 'There is no', severity: 'information' },
    { title: 'empty, which has its own rule', evidence: judged({ jti: '' }), says: null },
    { title: 'there, for FAPI', evidence: judged({}, { profile: fapi2 }), says: null },
  ],
  'CLM-05': [
    {
      title: 'used before',
      evidence: judged({}, { history: [earlier] }),
      says: 'was sent before, 1 min 30 s ago',
      member: ['claims', 'jti'],
      fix: freshJti,
    },
    { title: 'used by another client', evidence: judged({}, { history: [{ ...earlier, iss: 'client-two' }] }), says: null },
    { title: 'first of the session', evidence: judged({}, { history: [] }), says: null },
    { title: 'but for one letter', evidence: judged({}, { history: [{ ...earlier, jti: `${earlier.jti} ` }] }), says: null },
  ],
  'CLM-06': [
    { title: 'a number', evidence: judged({ jti: 7 }), says: '“jti” is the number 7', severity: 'error', fix: freshJti },
    { title: 'empty', evidence: judged({ jti: '' }), says: '“jti” is empty', severity: 'error' },
    { title: 'endless', evidence: judged({ jti: 'xY'.repeat(128) }), says: '256 characters', severity: 'warning' },
    { title: 'a counter', evidence: judged({ jti: '1042' }), says: 'looks like a counter', severity: 'warning' },
    { title: 'the time in milliseconds', evidence: judged({ jti: String(now * 1000 + 17) }), says: 'is the time' },
    { title: 'an ISO time', evidence: judged({ jti: '2026-01-01T00:00:00.000Z' }), says: 'is the time' },
    { title: 'a word', evidence: judged({ jti: 'test' }), says: 'has room for about' },
    { title: 'one letter over and over', evidence: judged({ jti: 'a'.repeat(40) }), says: 'repeats one character' },
    { title: 'the null UUID', evidence: judged({ jti: '00000000-0000-0000-0000-000000000000' }), says: 'repeats one character' },
    { title: '96 bits in hexadecimal', evidence: judged({ jti: '9f86d081884c7d659a2feaa0' }), says: null },
    { title: '16 characters of base64url', evidence: judged({ jti: 'n4bQgYhMfWWaL-qg' }), says: null },
    { title: 'long digits that are no time', evidence: judged({ jti: '48151623421908273645918273645192' }), says: null },
    { title: '255 characters', evidence: judged({ jti: 'q1W2e3R4t5'.repeat(25) + 'abcde' }), says: null },
  ],
  'CLM-07': [
    {
      title: 'a nonce',
      evidence: judged({ nonce: 'n-1' }),
      says: '“nonce” is a claim of an ID token or a DPoP proof',
      member: ['claims', 'nonce'],
      severity: 'warning',
      fix: [{ change: 'remove', of: 'claims', name: 'nonce' }],
    },
    { title: 'a request object’s', evidence: judged({ redirect_uri: 'https://app.example/' }), says: 'a request object' },
    { title: 'scope', evidence: judged({ scope: 'read' }), says: '“scope”' },
    { title: 'scope in a grant', evidence: judged({ scope: 'read' }, { use: 'grant' }), says: null },
    { title: 'htm in a grant', evidence: judged({ htm: 'POST' }, { use: 'grant' }), says: 'a DPoP proof' },
    { title: 'a private claim', evidence: judged({ nonces: 1 }), says: null },
  ],
  'CLM-08': [
    {
      title: 'a colon behind the slashes',
      evidence: judged({ aud: 'https//:as.example' }),
      says: 'The colon stands before the two slashes',
      member: ['claims', 'aud'],
    },
    { title: 'a host and port', evidence: judged({ aud: '127.0.0.1:9000' }), says: 'Put “https://” before it' },
    { title: 'in a list', evidence: judged({ aud: ['https://as.example', ':x'] }), says: '“:x”', member: ['claims', 'aud', 1] },
    { title: 'a scheme of one’s own', evidence: judged({ iss: 'client:one', sub: 'client:one' }), says: null },
    { title: 'a URN', evidence: judged({ aud: 'urn:example:as' }), says: null },
    { title: 'no colon', evidence: judged({ aud: 'as example' }), says: null },
    { title: 'an account’s fingerprint', evidence: judged({ iss: 'ACCOUNT.USER.SHA256:abc' }), says: null },
  ],
  'CLM-09': [
    { title: 'a space around jti', evidence: judged({ jti: ' f81d4fae ' }), says: 'with white space around it', severity: 'warning' },
    {
      title: 'an issuer without its registration',
      evidence: judged({ iss: 'client-one ', sub: 'client-one ' }, { registration: undefined }),
      says: '“iss” is "client-one "',
      fix: [{ change: 'set', of: 'claims', name: 'iss', value: 'client-one' }],
    },
    {
      title: 'the client in another case',
      evidence: judged({ azp: 'CLIENT-ONE' }, { use: 'id-token' }),
      says: 'upper and lower case alone',
    },
    { title: 'a look-alike', evidence: judged({ azp: 'сlient-one' }), says: 'which looks like the Latin “c”' },
    { title: 'in iss, which has its own rule', evidence: judged({ iss: 'CLIENT-ONE' }), says: null },
    { title: 'white space inside', evidence: judged({ jti: 'f81d4fae 7dec' }), says: null },
  ],
  'CLM-10': [
    {
      title: 'one claim about a person among others',
      evidence: judged({ email: 'a@example.com' }),
      says: '“email” is personal data',
      member: ['claims', 'email'],
    },
    {
      title: 'a claim that the profile demands, left empty',
      evidence: judged({ scope: '' }, { profile: profile({ name: 'Maskinporten', limits: { claims: ['scope'] } }) }),
      says: '“scope” is empty, and Maskinporten demands it',
      severity: 'error',
    },
    {
      title: 'a private claim',
      evidence: judged({ tenant: 7 }),
      says: '“tenant” is a private claim',
      member: ['claims', 'tenant'],
      severity: 'information',
    },
    { title: 'two', evidence: judged({ tenant: 7, zone: 8 }), says: '“tenant” and “zone” are private claims' },
    { title: 'personal data', evidence: judged({ email: 'a@example.com', name: 'A' }), says: '“email” and “name” are personal data' },
    {
      title: 'a claim that the vendor demands',
      evidence: judged({}, { profile: profile({ limits: { claims: ['box_sub_type', 'jti'] } }) }),
      says: 'There is no “box_sub_type”, and Example demands it',
      severity: 'error',
    },
    { title: 'registered ones alone', evidence: judged({ nbf: now }), says: null },
    {
      title: 'a vendor’s that is demanded and there',
      evidence: judged({}, { profile: profile({ limits: { claims: ['jti'] } }) }),
      says: null,
    },
  ],
  'CLM-11': [
    {
      title: 'an e-mail address',
      evidence: judged({ sub: 'person@example.com' }),
      says: 'looks like an e-mail address',
      severity: 'warning',
    },
    { title: 'a user of Auth0', evidence: judged({ sub: 'auth0|5f7c8ec7c33c6c004bbafe82' }), says: 'a user of Auth0' },
    {
      title: 'a client that is called so',
      evidence: judged(
        { iss: 'robot@project.example', sub: 'robot@project.example' },
        { registration: { clientId: 'robot@project.example', method: 'private_key_jwt', alg: null, jwksUri: null } },
      ),
      says: null,
    },
    { title: 'a URL', evidence: judged({ sub: 'https://app@client.example/x' }), says: null },
    { title: 'a person in a grant', evidence: judged({ sub: 'person@example.com' }, { use: 'grant' }), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('rules that see a part only', () => {
  it('say so where the registration is missing', () => {
    expect(isUnchecked('CLM-03', judged({}, { registration: undefined }))).toBe(true);
    expect(isUnchecked('CLM-03', judged({ sub: 'other' }, { registration: undefined }))).toBe(false);
    expect(isUnchecked('CLM-05', judged())).toBe(true);
  });
});
