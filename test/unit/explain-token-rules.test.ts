import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, RequestEvidence, TokenUse } from '../../core/explain/evidence.ts';
import { lint } from '../../core/explain/lint.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { answered, requested, sent, tokenRequest } from '../support/request-cases.ts';
import { assertionEvidence, isUnchecked, issuer, now, proveCase, tokenText, type RuleCase } from '../support/rule-cases.ts';

const text = (token: string, use: TokenUse, more: Partial<Evidence> = {}) =>
  assertionEvidence({}, { use, token: { draft: false, read: readToken(token) }, ...more });
const accessClaims: JsonObject = {
  iss: issuer,
  sub: 'client-one',
  aud: 'https://api.example',
  client_id: 'client-one',
  jti: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  iat: now,
  exp: now + 600,
};
const access = (claims: JsonObject = {}, more: Partial<Evidence> = {}, header: JsonObject = { alg: 'ES256', typ: 'at+jwt' }) =>
  text(tokenText({ ...accessClaims, ...claims }, header), 'access-token', more);
const idClaims: JsonObject = { iss: issuer, sub: 'alice', aud: 'client-one', iat: now, exp: now + 600, nonce: 'n' };
const id = (claims: JsonObject = {}, more: Partial<Evidence> = {}) => text(tokenText({ ...idClaims, ...claims }), 'id-token', more);
const call = (authorization: string | null, more: Partial<RequestEvidence> = {}): Partial<Evidence> => ({
  request: {
    endpoint: 'api',
    method: 'GET',
    url: 'https://api.example/orders',
    headers: authorization === null ? [] : [sent('Authorization', authorization)],
    parameters: null,
    ...more,
  },
});
const masked = (secret: 'access_token' | 'id_token' | 'refresh_token'): Partial<Evidence> =>
  call(null, { headers: [{ name: 'authorization', value: `Bearer ‹${secret}›`, secret }] });
const signature = (state: 'verified' | 'failed'): Evidence['signature'] => ({ state, code: null, reason: 'It does not match.', key: null });
const keys: Evidence['keys'] = { from: 'the key set at https://as.example/jwks', keys: [], secrets: 0, fetched: null };
const refreshed = (refreshToken: string | undefined, sentText: string) =>
  requested(tokenRequest({ grant_type: 'refresh_token', refresh_token: sentText }), {
    response: answered({ access_token: 'x', token_type: 'Bearer', refresh_token: refreshToken }),
  });
const exchanged = (answer: JsonObject) =>
  requested(tokenRequest({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'x' }), {
    response: answered({ access_token: 'x', ...answer }),
  });
const graph = 'https://graph.microsoft.com';

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'TOK-01': [
    {
      title: 'an ID token for an access token',
      evidence: text(tokenText(idClaims), 'access-token'),
      says: 'As an access token it is judged, and it looks like another kind: ID token.',
      severity: 'information',
    },
    {
      title: 'a DPoP proof for an assertion',
      evidence: text(tokenText({ htm: 'POST', htu: 'x' }, { alg: 'ES256', typ: 'dpop+jwt' }), 'client-assertion'),
      says: 'DPoP proof',
    },
    { title: 'a client assertion', evidence: assertionEvidence(), says: null },
    { title: 'a JWT of no kind', evidence: text(tokenText({ a: 1 }), 'id-token'), says: null },
  ],
  'TOK-02': [
    { title: 'opaque', evidence: text('2YotnFZFEjr1zCsicMWpAA', 'access-token'), says: 'It is opaque', severity: 'information' },
    { title: 'a JWT', evidence: access(), says: null },
    { title: 'an opaque assertion, which has its own rule', evidence: text('abc', 'client-assertion'), says: null },
  ],
  'TOK-03': [
    {
      title: 'no exp',
      evidence: id({ exp: undefined }),
      says: '“exp” is missing, which an ID token',
      member: ['claims', 'exp'],
      severity: 'error',
    },
    { title: 'another issuer', evidence: id({ iss: `${issuer}/` }), says: 'They must be the same' },
    {
      title: 'for another client',
      evidence: id({ aud: 'client-two' }),
      says: 'and not the client “client-one”',
      member: ['claims', 'aud'],
    },
    { title: 'two audiences', evidence: id({ aud: ['client-one', 'x'] }), says: 'there is no “azp”', severity: 'warning' },
    { title: 'issued to another', evidence: id({ aud: ['client-one', 'x'], azp: 'x' }), says: '“azp” is “x”' },
    {
      title: 'another nonce',
      evidence: id({}, { idToken: { nonce: 'm', accessTokenHash: null } }),
      says: '“nonce” is “n”, and the one that was sent is “m”',
    },
    {
      title: 'of another access token',
      evidence: id({ at_hash: 'a' }, { idToken: { nonce: null, accessTokenHash: 'b' } }),
      says: '“at_hash” is “a”',
    },
    { title: 'without at_hash', evidence: id({}, { idToken: { nonce: 'n', accessTokenHash: 'b' } }), says: null },
    { title: 'two audiences and azp', evidence: id({ aud: ['client-one', 'x'], azp: 'client-one' }), says: null },
  ],
  'TOK-04': [
    {
      title: 'no client_id',
      evidence: access({ client_id: undefined }),
      says: '“client_id” is missing, which an access token of type at+jwt',
      severity: 'error',
    },
    { title: 'several', evidence: access({ jti: undefined, iat: undefined }), says: '“iat” and “jti” are missing' },
    { title: 'another issuer', evidence: access({ iss: 'https://other.example' }), says: '“iss” is “https://other.example”' },
    { title: 'for the client', evidence: access({ aud: 'client-one' }), says: '“aud” is the client', severity: 'warning' },
    {
      title: 'for another API',
      evidence: access({ aud: 'https://b.example' }, call('Bearer x')),
      says: 'and the call goes to “api.example”',
    },
    { title: 'for a name', evidence: access({ aud: 'orders' }, call('Bearer x')), says: null },
    { title: 'complete', evidence: access({}, call('Bearer x')), says: null },
    { title: 'of another type', evidence: access({ client_id: undefined }, {}, { alg: 'ES256', typ: 'JWT' }), says: null },
  ],
  'TOK-05': [
    {
      title: 'an ID token',
      evidence: text(tokenText(idClaims), 'access-token', call('Bearer x')),
      says: 'An ID token is sent to the API',
      severity: 'error',
    },
    {
      title: 'a stored ID token beside a good access token',
      evidence: access(
        {},
        { ...masked('id_token'), sentToken: { kind: 'id_token', tokenType: null, expiresAt: null, revoked: false, goodAccessToken: 't1' } },
      ),
      says: 'An ID token',
      fix: [{ of: 'call', change: 'set', name: 'tokenId', value: 't1' }],
    },
    { title: 'a masked ID token', evidence: access({}, masked('id_token')), says: 'An ID token', fix: [] },
    { title: 'a masked refresh token', evidence: access({}, masked('refresh_token')), says: 'A refresh token is sent' },
    {
      title: 'a client assertion',
      evidence: text(
        tokenText({ ...accessClaims, iss: 'client-one', aud: issuer }, { alg: 'ES256', typ: 'client-authentication+jwt' }),
        'access-token',
        call('Bearer x'),
      ),
      says: 'A client assertion is sent',
    },
    { title: 'an access token', evidence: access({}, masked('access_token')), says: null },
    {
      title: 'an ID token to the token endpoint',
      evidence: text(tokenText(idClaims), 'access-token', { request: tokenRequest() }),
      says: null,
    },
  ],
  'TOK-06': [
    {
      title: 'fails',
      evidence: access({}, { signature: signature('failed'), keys }),
      says: 'does not verify with the key set at https://as.example/jwks. It does not match.',
      severity: 'error',
    },
    { title: 'verifies', evidence: access({}, { signature: signature('verified'), keys }), says: null },
    { title: 'of an assertion, which has its own rule', evidence: assertionEvidence({}, { signature: signature('failed') }), says: null },
  ],
  'TOK-07': [
    { title: 'bound to a key', evidence: access({ cnf: { jkt: 'x' } }), says: 'each call needs a DPoP proof', severity: 'information' },
    {
      title: 'bound and sent as Bearer',
      evidence: access({ cnf: { jkt: 'x' } }, call('Bearer x')),
      says: 'sent as Bearer',
      severity: 'error',
    },
    { title: 'bound to a certificate', evidence: access({ cnf: { 'x5t#S256': 'x' } }), says: 'client certificate' },
    { title: 'no object', evidence: access({ cnf: 'x' }), says: '“cnf” is the string “x”' },
    { title: 'sent with DPoP', evidence: access({ cnf: { jkt: 'x' } }, call('DPoP x')), says: null },
    { title: 'not bound', evidence: access({}, call('Bearer x')), says: null },
  ],
  'TOK-08': [
    {
      title: 'no scheme',
      evidence: access({}, call('eyJhbGciOiJFUzI1NiJ9.e30.x')),
      says: 'holds the token alone',
      severity: 'error',
      member: ['request', 'headers', 'authorization'],
    },
    { title: 'another scheme', evidence: access({}, call('Token abc')), says: 'begins with “Token”' },
    { title: 'with a colon', evidence: access({}, call('Bearer: abc')), says: 'begins with “Bearer:”' },
    { title: 'two spaces', evidence: access({}, call('Bearer  abc')), says: '2 spaces follow' },
    { title: 'twice “Bearer”', evidence: access({}, call('Bearer Bearer abc')), says: '“Bearer” stands twice' },
    { title: 'in quotation marks', evidence: access({}, call('Bearer "abc"')), says: 'a character that no token may have' },
    { title: 'nothing', evidence: access({}, call('Bearer ')), says: 'Nothing follows “Bearer”' },
    {
      title: 'in the URL too',
      evidence: access({}, call('Bearer abc', { url: 'https://api.example/?access_token=abc' })),
      says: 'sent 2 times: in the Authorization header and in the URL',
    },
    { title: 'in lower case', evidence: access({}, call('bearer abc')), says: null },
    { title: 'masked', evidence: access({}, masked('access_token')), says: null },
    { title: 'Basic', evidence: access({}, call('Basic eDp5')), says: null },
    { title: 'none', evidence: access({}, call(null)), says: null },
  ],
  'TOK-09': [
    { title: 'another', evidence: refreshed('new', 'old'), says: 'A refresh token came back', severity: 'information' },
    { title: 'the same', evidence: refreshed('old', 'old'), says: null },
    { title: 'none', evidence: refreshed(undefined, 'old'), says: null },
  ],
  'TOK-10': [
    { title: 'no type', evidence: exchanged({ token_type: 'Bearer' }), says: 'no “issued_token_type”', severity: 'warning' },
    {
      title: 'a JWT that is none',
      evidence: exchanged({ token_type: 'N_A', issued_token_type: 'urn:ietf:params:oauth:token-type:id_token' }),
      says: '“access_token” holds an ID token',
      severity: 'information',
    },
    {
      title: 'N_A',
      evidence: exchanged({ token_type: 'n_a', issued_token_type: 'urn:ietf:params:oauth:token-type:jwt' }),
      says: '“token_type” is N_A',
    },
    {
      title: 'an access token',
      evidence: exchanged({ token_type: 'Bearer', issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' }),
      says: null,
    },
    {
      title: 'another grant',
      evidence: requested(tokenRequest({}), { response: answered({ access_token: 'x', token_type: 'Bearer' }) }),
      says: null,
    },
  ],
  'TOK-11': [
    { title: 'two hours', evidence: access({ exp: now + 7200 }), says: 'It lives 2 h', severity: 'warning' },
    { title: 'no audience', evidence: access({ aud: undefined }), says: 'There is no “aud”' },
    { title: 'all', evidence: access({ scope: 'read *' }), says: 'The scope has “*”' },
    { title: 'all of an API, in a list', evidence: access({ scp: ['orders:*'] }), says: '“orders:*”', member: ['claims', 'scp'] },
    { title: 'an hour, one API, one scope', evidence: access({ exp: now + 3600, scope: 'orders.allocate full_text' }), says: null },
    { title: 'an asterisk within a word', evidence: access({ scope: 'a*b' }), says: null },
  ],
  'TOK-12': [
    {
      title: 'for Graph',
      evidence: access({ aud: graph }, {}, { alg: 'RS256', nonce: 'x' }),
      says: 'nobody but Graph can verify',
      member: ['header', 'nonce'],
      severity: 'warning',
    },
    { title: 'by Entra', evidence: access({ iss: 'https://sts.windows.net/1/' }, {}, { alg: 'RS256', nonce: 'x' }), says: 'has a “nonce”' },
    { title: 'a nonce of another’s', evidence: access({}, {}, { alg: 'RS256', nonce: 'x' }), says: null },
    { title: 'for Graph without a nonce', evidence: access({ aud: graph }), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the token rules together', () => {
  it('find nothing wrong with a good access token', () => {
    const { findings } = lint(access({}, { ...call('Bearer abc'), signature: signature('verified'), keys }));
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('TOK'))).toEqual([]);
  });

  it('say that they cannot look without a key', () => {
    expect(isUnchecked('TOK-06', access())).toBe(true);
    expect(isUnchecked('TOK-05', access())).toBe(true);
  });
});
