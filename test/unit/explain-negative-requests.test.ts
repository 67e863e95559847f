import { describe, expect, it } from 'vitest';
import { assertionEnding } from '../../core/explain/assertion-ending.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import type { DpopEvidence, Evidence, KeySetFetch } from '../../core/explain/evidence.ts';
import { lint } from '../../core/explain/lint.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { answered, assertion, requested, sent, tokenRequest } from '../support/request-cases.ts';
import { keySet, p256, publicKey } from '../support/public-keys.ts';
import { assertionEvidence, goodClaims, issuer, metadataOf, now, tokenEndpoint, tokenText } from '../support/rule-cases.ts';

/* The negative test matrix's steps at request, grant and DPoP level, as far as they can be seen before or after they are sent. */

interface Step {
  readonly id: string;
  readonly step: string;
  readonly evidence: Evidence;
  readonly rule: string;
}

const step = (id: string, what: string, rule: string, evidence: Evidence): Step => ({ id, step: what, rule, evidence });
const without = { client_assertion: undefined, client_assertion_type: undefined };
const form = sent('content-type', 'application/x-www-form-urlencoded');
const history = (changes: object) => ({
  history: [
    {
      at: now - 5,
      iss: 'client-one',
      jti: String(goodClaims['jti']),
      ending: assertionEnding(assertion),
      status: 200,
      error: null,
      ...changes,
    },
  ],
});
const keyedBy = (fetched: Partial<KeySetFetch>) => ({
  keys: keySet([], {
    fetched: {
      url: 'https://c.example/jwks',
      status: 200,
      headers: [],
      milliseconds: 10,
      bytes: 10,
      redirectedTo: null,
      fault: null,
      ...fetched,
    },
  }),
});
const named = (kid: string) => publicKey(p256, { kid });
const withKid = (kid: string, more: Partial<Evidence>) => assertionEvidence({}, more, { alg: 'ES256', kid });
const bearer = (
  token: string,
  more: Partial<Evidence> = {},
  headers = [sent('Authorization', `Bearer ${token}`)],
  query = '',
): Evidence => ({
  ...assertionEvidence({}, more),
  use: 'access-token',
  token: { draft: false, read: readToken(token) },
  request: { endpoint: 'api', method: 'GET', url: `https://api.example/x${query}`, headers, parameters: null },
});
const accessClaims: JsonObject = {
  iss: issuer,
  sub: 'client-one',
  aud: 'https://api.example',
  client_id: 'client-one',
  jti: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  iat: now,
  exp: now + 600,
};
const access = (changes: JsonObject = {}, header: JsonObject = { alg: 'ES256', typ: 'at+jwt' }): string =>
  tokenText({ ...accessClaims, ...changes }, header);
const idToken = tokenText({ iss: issuer, sub: 'alice', aud: 'client-one', iat: now, exp: now + 600, nonce: 'n' });
const grant = (claims: JsonObject): Evidence =>
  assertionEvidence({ iss: 'https://idp.example', sub: 'alice', ...claims }, { use: 'grant' });
const code = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://c.example/cb' };
const exchange = { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'a.b.c' };

const requests: readonly Step[] = [
  step('L-01', 'no client_assertion at all', 'REQ-02', requested(tokenRequest({ ...without, client_id: 'client-one' }))),
  step('L-02', 'client_assertion without its type', 'REQ-01', requested(tokenRequest({ client_assertion_type: undefined }))),
  step('L-03', 'an empty client_assertion', 'REQ-02', requested(tokenRequest({ client_assertion: '' }))),
  step(
    'L-04',
    'the type of SAML',
    'REQ-01',
    requested(tokenRequest({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' })),
  ),
  step(
    'L-05',
    'the type of the grant',
    'REQ-01',
    requested(tokenRequest({ client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' })),
  ),
  step(
    'L-06',
    'client_assertion twice',
    'REQ-02',
    requested(tokenRequest({}, { parameters: [...(tokenRequest({}).parameters ?? []), sent('client_assertion', assertion)] })),
  ),
  step('L-07', 'assertion and client_secret', 'REQ-03', requested(tokenRequest({ client_secret: 'x' }))),
  step(
    'L-08',
    'assertion and Basic',
    'REQ-03',
    requested(tokenRequest({}, { headers: [form, sent('Authorization', 'Basic Y2xpZW50OnNlY3JldA==')] })),
  ),
  step('L-10', 'client_id different from sub', 'REQ-08', requested(tokenRequest({ client_id: 'other' }))),
  step('L-11', 'assertion in the query', 'REQ-05', requested(tokenRequest({}, { url: `${tokenEndpoint}?client_assertion=${assertion}` }))),
  step('L-12', 'GET', 'REQ-04', requested(tokenRequest({}, { method: 'GET' }))),
  step(
    'L-13',
    'a JSON body',
    'REQ-04',
    requested(tokenRequest({}, { headers: [sent('content-type', 'application/json')], parameters: null })),
  ),
  step('L-15', 'HS256 of a client with a key', 'ALG-03', assertionEvidence({}, {}, { alg: 'HS256' })),
  step('L-18', 'the same assertion again', 'REQ-11', requested(tokenRequest({}), history({}))),
  step('L-19', 'the same jti again', 'CLM-05', requested(tokenRequest({}), history({ ending: null }))),
  step('L-23', 'one assertion at PAR and for a token', 'REQ-11', requested(tokenRequest({}), history({ status: 201 }))),
  step(
    'L-24',
    'one assertion kept after use_dpop_nonce',
    'REQ-11',
    requested(tokenRequest({}), history({ status: 400, error: 'use_dpop_nonce' })),
  ),
  step(
    'L-25',
    'an assertion for one server sent to another',
    'AUD-08',
    requested(tokenRequest({}, { url: 'https://evil.example/token' }), { metadata: metadataOf({ issuer, token_endpoint: tokenEndpoint }) }),
  ),
  step('L-26', 'a key that is no longer published', 'HDR-08', withKid('old', { keys: keySet([named('new')]) })),
  step('L-28', 'a jwks_uri that answers with 404', 'KEY-09', assertionEvidence({}, keyedBy({ status: 404 }))),
  step('L-28', 'a jwks_uri that is slow', 'KEY-09', assertionEvidence({}, keyedBy({ milliseconds: 9000 }))),
  step('L-28', 'a jwks_uri that leads to http', 'KEY-09', assertionEvidence({}, keyedBy({ redirectedTo: 'http://c.example/jwks' }))),
  step('L-29', 'two keys with one kid', 'HDR-08', withKid('k1', { keys: keySet([named('k1'), named('k1')]) })),
  step('L-30', 'an assertion of 100 KB', 'ENC-08', assertionEvidence({ filler: 'x'.repeat(100_000) })),
];

const grants: readonly Step[] = [
  step('R-04', 'no code_verifier', 'REQ-17', requested(tokenRequest(code))),
  step('R-11', 'a scope with two spaces', 'REQ-09', requested(tokenRequest({ scope: 'a  b' }))),
  step('R-12', 'an expired grant', 'TIM-02', grant({ iat: now - 400, exp: now - 300 })),
  step('R-12', 'a grant for another server', 'AUD-02', grant({ aud: 'https://other.example' })),
  step('R-12', 'a grant without sub', 'CLM-02', grant({ sub: undefined })),
  step('R-14', 'a token exchange without the subject’s type', 'REQ-15', requested(tokenRequest(exchange))),
  step('R-18', 'a token in the query and in the header', 'TOK-08', bearer(access(), {}, undefined, `?access_token=${access()}`)),
  step('R-18', 'no scheme', 'TOK-08', bearer(access(), {}, [sent('Authorization', access())])),
  step('R-19', 'an expired access token', 'TIM-02', bearer(access({ iat: now - 400, exp: now - 300 }))),
  step(
    'R-19',
    'an altered access token',
    'TOK-06',
    bearer(access(), {
      signature: { state: 'failed', code: 'mismatch', reason: 'It does not match.', key: null },
      keys: keySet([named('k1')]),
    }),
  ),
  step('R-20', 'an ID token as access token', 'TOK-05', bearer(idToken)),
];

const dpop: DpopEvidence = {
  ath: 'a-hash',
  thumbprint: 'own',
  bindings: [{ where: 'cnf.jkt', thumbprint: 'own' }],
  nonce: 'n-1',
  earlier: ['before'],
};
const proofClaims: JsonObject = {
  jti: '-BwC3ESc6acc2lTc-A',
  htm: 'GET',
  htu: 'https://api.example/x',
  iat: now,
  ath: 'a-hash',
  nonce: 'n-1',
};
const proof = (claims: JsonObject, header: JsonObject = {}, more: Partial<Evidence> = {}): Evidence => ({
  ...assertionEvidence(),
  use: 'dpop-proof',
  token: {
    draft: false,
    read: readToken(tokenText({ ...proofClaims, ...claims }, { typ: 'dpop+jwt', alg: 'ES256', jwk: p256, ...header })),
  },
  request: { endpoint: 'api', method: 'GET', url: 'https://api.example/x', headers: [], parameters: null },
  dpop,
  ...more,
});
const proofs: readonly Step[] = [
  step('D-02', 'no typ', 'DPP-01', proof({}, { typ: undefined })),
  step('D-02', 'HS256', 'DPP-01', proof({}, { alg: 'HS256' })),
  step('D-02', 'alg none', 'HDR-02', proof({}, { alg: 'none' })),
  step('D-02', 'no alg', 'HDR-01', proof({}, { alg: undefined })),
  step('D-02', 'no JWT', 'ENC-01', proof({}, {}, { token: { draft: false, read: readToken('proof') } })),
  step('D-03', 'no jwk', 'DPP-01', proof({}, { jwk: undefined })),
  step('D-03', 'a private key in jwk', 'HDR-11', proof({}, { jwk: { ...p256, d: 'AAAA' } })),
  ...['jti', 'htm', 'htu', 'iat', 'ath'].map((name) => step('D-04', `${name} missing`, 'DPP-02', proof({ [name]: undefined }))),
  step('D-05', 'another method', 'DPP-03', proof({ htm: 'POST' })),
  step('D-05', 'another URL', 'DPP-03', proof({ htu: 'https://api.example/y' })),
  step('D-07', 'iat an hour ago', 'DPP-06', proof({ iat: now - 3600 })),
  step('D-07', 'iat an hour ahead', 'TIM-06', proof({ iat: now + 3600 })),
  step('D-08', 'the same jti twice', 'DPP-06', proof({ jti: 'before' })),
  step('D-09', 'ath of another token', 'DPP-04', proof({ ath: 'another' })),
  step('D-10', 'a key that the token is not bound to', 'DPP-05', proof({}, {}, { dpop: { ...dpop, thumbprint: 'other' } })),
  step('D-11', 'no nonce', 'DPP-07', proof({ nonce: undefined })),
  step(
    'D-11',
    'the server asks for one',
    'DPP-07',
    requested(tokenRequest({}), { response: answered({ error: 'use_dpop_nonce' }, { status: 400 }) }),
  ),
  step(
    'D-13',
    'the signature altered',
    'ALG-15',
    proof({}, {}, { signature: { state: 'failed', code: 'mismatch', reason: 'It does not match.', key: null } }),
  ),
  step('D-16', 'a client assertion as proof', 'DPP-01', { ...proof({}), token: assertionEvidence().token }),
];

describe.each([
  ['requests', requests],
  ['grants and calls', grants],
  ['DPoP', proofs],
])('negative tests of %s', (_title, steps) => {
  it.each(steps.map((entry) => [`${entry.id} ${entry.step}: ${entry.rule}`, entry] as const))('%s', (_name, { evidence, rule }) => {
    expect(lint(evidence).findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('what has to be accepted', () => {
  it.each([
    ['a good request', requested(tokenRequest({}), { history: [] })],
    ['L-20 a jti that another client has used', requested(tokenRequest({}), history({ iss: 'client-two', ending: null }))],
    ['R-18 the scheme in small letters', bearer(access(), {}, [sent('Authorization', `bearer ${access()}`)])],
    ['D-06 htu with query, port and capitals', proof({ htu: 'https://API.example:443/x?a=1#b' })],
    ['D-07 iat 10 s ahead', proof({ iat: now + 10 })],
    ['D-14 further claims and header parameters', proof({ extra: 1 }, { extra: 1 })],
  ])('%s', (_name, evidence) => {
    const errors = lint(evidence).findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });
});
