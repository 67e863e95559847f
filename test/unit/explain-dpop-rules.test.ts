import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { DpopEvidence, Evidence, ResponseEvidence } from '../../core/explain/evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { assertionEvidence, isUnchecked, now, proveCase, tokenText, type RuleCase } from '../support/rule-cases.ts';
import { p256 } from '../support/public-keys.ts';

const url = 'https://api.example/things/1';
const ath = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';
const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const goodDpop: DpopEvidence = {
  ath,
  thumbprint,
  bindings: [{ where: 'cnf.jkt of the access token', thumbprint }],
  nonce: 'n-1',
  earlier: ['an-earlier-one'],
};
const goodProof: JsonObject = { jti: '-BwC3ESc6acc2lTc-A', htm: 'GET', htu: url, iat: now, ath, nonce: 'n-1' };
const goodHeader: JsonObject = { typ: 'dpop+jwt', alg: 'ES256', jwk: p256 };

const proof = (claims: JsonObject, more: Partial<Evidence> = {}, header: JsonObject = {}): Evidence => ({
  ...assertionEvidence(),
  use: 'dpop-proof',
  token: { draft: false, read: readToken(tokenText({ ...goodProof, ...claims }, { ...goodHeader, ...header })) },
  request: { endpoint: 'api', method: 'GET', url, headers: [], parameters: null },
  dpop: goodDpop,
  ...more,
});
const dpop = (changes: Partial<DpopEvidence>) => ({ dpop: { ...goodDpop, ...changes } });
const response = (changes: Partial<ResponseEvidence>): { readonly response: ResponseEvidence } => ({
  response: { status: 400, headers: [], body: '', json: null, receivedAt: now, clockOffset: 0, ...changes },
});
const setTo = (name: string, value: string) => [{ change: 'set', of: 'claims', name, value }];

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'DPP-01': [
    {
      title: 'another type',
      evidence: proof({}, {}, { typ: 'JWT' }),
      says: '“typ” is “JWT”; a DPoP proof has “dpop+jwt”',
      severity: 'error',
      fix: [{ change: 'set', of: 'header', name: 'typ', value: 'dpop+jwt' }],
    },
    { title: 'no type', evidence: proof({}, {}, { typ: undefined }), says: 'There is no “typ”' },
    { title: 'an HMAC', evidence: proof({}, {}, { alg: 'HS256' }), says: '“alg” is “HS256”, an HMAC' },
    { title: 'no key', evidence: proof({}, {}, { jwk: undefined }), says: 'There is no “jwk”', member: ['header', 'jwk'] },
    { title: 'a shared secret', evidence: proof({}, {}, { jwk: { kty: 'oct', k: 'AAAA' } }), says: 'is a shared secret' },
    { title: 'the type in another form', evidence: proof({}, {}, { typ: 'application/DPoP+JWT' }), says: null },
    { title: 'a good one', evidence: proof({}), says: null },
    { title: 'a client assertion', evidence: assertionEvidence(), says: null },
  ],
  'DPP-02': [
    {
      title: 'no jti',
      evidence: proof({ jti: undefined }),
      says: '“jti” is missing; a DPoP proof has it as a string',
      severity: 'error',
      fix: setTo('jti', '{{uuid}}'),
    },
    { title: 'an empty htm', evidence: proof({ htm: '' }), says: '“htm” is empty' },
    { title: 'an iat in a string', evidence: proof({ iat: String(now) }), says: '“iat” is the string', fix: setTo('iat', '{{now}}') },
    { title: 'no ath with an access token', evidence: proof({ ath: undefined }), says: 'There is no “ath”', fix: setTo('ath', ath) },
    { title: 'no ath without one', evidence: proof({ ath: undefined }, dpop({ ath: null })), says: null },
    { title: 'claims of one’s own', evidence: proof({ extra: true }), says: null },
  ],
  'DPP-03': [
    {
      title: 'another method',
      evidence: proof({ htm: 'POST' }),
      says: '“htm” is “POST”, and the request is “GET”',
      member: ['claims', 'htm'],
      severity: 'error',
      fix: setTo('htm', 'GET'),
    },
    { title: 'the method in small letters', evidence: proof({ htm: 'get' }), says: '“htm” is “get”' },
    {
      title: 'another path',
      evidence: proof({ htu: 'https://api.example/things/2' }),
      says: `the request goes to “${url}”`,
      fix: setTo('htu', url),
    },
    { title: 'no URL', evidence: proof({ htu: '/things/1' }), says: 'which is no URL' },
    { title: 'a query', evidence: proof({ htu: `${url}?a=1#b` }), says: 'without query and fragment', severity: 'warning' },
    {
      title: 'the query of the request left out',
      evidence: proof({}, { request: { endpoint: 'api', method: 'GET', url: `${url}?a=1`, headers: [], parameters: null } }),
      says: null,
    },
    { title: 'the host in capitals and the default port', evidence: proof({ htu: 'https://API.example:443/things/1' }), says: null },
  ],
  'DPP-04': [
    {
      title: 'the hash of another token',
      evidence: proof({ ath: thumbprint }),
      says: `and the hash of the access token is “${ath}”`,
      severity: 'error',
      fix: setTo('ath', ath),
    },
    { title: 'no hash, which is said elsewhere', evidence: proof({ ath: undefined }), says: null },
    { title: 'a request without an access token', evidence: proof({ ath: 'x' }, dpop({ ath: null })), says: null },
    { title: 'its hash', evidence: proof({}), says: null },
  ],
  'DPP-05': [
    {
      title: 'another key',
      evidence: proof({}, dpop({ bindings: [{ where: 'cnf.jkt of the access token', thumbprint: ath }] })),
      says: `has the thumbprint ${thumbprint}, and cnf.jkt of the access token demands ${ath}`,
      member: ['header', 'jwk'],
      severity: 'error',
    },
    {
      title: 'one of two',
      evidence: proof({}, dpop({ bindings: [...goodDpop.bindings, { where: 'dpop_jkt', thumbprint: ath }] })),
      says: 'and dpop_jkt demands',
    },
    { title: 'a token that is bound to nothing', evidence: proof({}, dpop({ bindings: [] })), says: null },
    { title: 'the key', evidence: proof({}), says: null },
  ],
  'DPP-06': [
    {
      title: 'an hour ago',
      evidence: proof({ iat: now - 3600 }),
      says: '“iat” is 1 h ago',
      severity: 'warning',
      fix: setTo('iat', '{{now}}'),
    },
    {
      title: 'a proof that was sent before',
      evidence: proof({ jti: 'an-earlier-one' }),
      says: 'was sent before in this session',
      fix: setTo('jti', '{{uuid}}'),
    },
    { title: 'a minute ago', evidence: proof({ iat: now - 60 }), says: null },
    { title: 'a new one', evidence: proof({}), says: null },
  ],
  'DPP-07': [
    {
      title: 'a token endpoint that asks for a nonce',
      evidence: assertionEvidence({}, response({ json: { error: 'use_dpop_nonce' }, headers: [{ name: 'DPoP-Nonce', value: 'n-2' }] })),
      says: 'and gives “n-2” in “DPoP-Nonce”',
      severity: 'information',
    },
    {
      title: 'an API that asks for one',
      evidence: proof({}, response({ status: 401, headers: [{ name: 'WWW-Authenticate', value: 'DPoP error="use_dpop_nonce"' }] })),
      says: 'but gives none',
    },
    {
      title: 'no nonce',
      evidence: proof({ nonce: undefined }),
      says: 'There is no “nonce”',
      severity: 'warning',
      fix: setTo('nonce', 'n-1'),
    },
    { title: 'an old nonce', evidence: proof({ nonce: 'n-0' }), says: '“nonce” is “n-0”, and the one that the server gave last is “n-1”' },
    { title: 'the nonce', evidence: proof({}), says: null },
    {
      title: 'another refusal',
      evidence: proof({}, response({ json: { error: 'invalid_dpop_proof' }, headers: [{ name: 'DPoP-Nonce', value: 'n-1' }] })),
      says: null,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the DPoP rules together', () => {
  it('say what they cannot look at', () => {
    const evidence = proof({}, { request: undefined, dpop: undefined });
    expect(['DPP-02', 'DPP-03', 'DPP-04', 'DPP-05', 'DPP-06', 'DPP-07'].filter((rule) => !isUnchecked(rule, evidence))).toEqual([]);
  });
});
