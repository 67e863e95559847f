import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, RegistrationEvidence } from '../../core/explain/evidence.ts';
import { answered, requested, sent, tokenRequest } from '../support/request-cases.ts';
import { assertionEvidence, isUnchecked, issuer, profile, proveCase, tokenEndpoint, type RuleCase } from '../support/rule-cases.ts';

const found = (changes: JsonObject, more: Partial<Evidence> = {}, asked: string | null = issuer, url: string | null = null) =>
  assertionEvidence({}, { metadata: { document: { issuer, token_endpoint: tokenEndpoint, ...changes }, url, issuer: asked }, ...more });
const methods = (list: unknown, changes: JsonObject = {}) => ({ token_endpoint_auth_methods_supported: list, ...changes });
const registered = (changes: Partial<RegistrationEvidence>): Partial<Evidence> => ({
  registration: { clientId: 'client-one', method: 'private_key_jwt', alg: null, jwksUri: null, ...changes },
});
const chosen = (value: string) => [
  { change: 'set', of: 'request', name: 'method', value },
  { change: 'set', of: 'registration', name: 'method', value },
];
const json = { name: 'Content-Type', value: 'application/json; charset=utf-8' };
const good = [json, { name: 'cache-control', value: 'private, No-Store' }];
const answer = (body: JsonObject | null, more: Parameters<typeof answered>[1] = {}, scope?: string) =>
  requested(tokenRequest(scope === undefined ? {} : { scope }), { response: answered(body, { headers: good, ...more }) });
const granted = { access_token: 'x', token_type: 'Bearer', expires_in: 60 };
const called = (status: number, headers: readonly { name: string; value: string }[]) =>
  requested(tokenRequest({}, { endpoint: 'api', method: 'GET', parameters: null }), {
    use: 'access-token',
    response: answered(null, { status, headers }),
  });
const secretForm = { client_assertion: undefined, client_assertion_type: undefined, client_secret: 'x' };

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'SRV-01': [
    {
      title: 'another server’s',
      evidence: found({ issuer: 'https://other.example' }),
      says: 'The metadata’s issuer is “https://other.example”, and “https://as.example/realms/one” was asked for. The metadata is another server’s',
      member: ['metadata', 'issuer'],
      severity: 'error',
      fix: [{ change: 'set', of: 'registration', name: 'issuer', value: 'https://other.example' }],
    },
    { title: 'with a slash', evidence: found({ issuer: `${issuer}/` }), says: 'lacks the slash at the end' },
    { title: 'none', evidence: found({ issuer: undefined }), says: 'has no “issuer”' },
    { title: 'a query', evidence: found({ issuer: `${issuer}?a=1` }, {}, null), says: 'may have no query' },
    { title: 'http', evidence: found({ issuer: 'http://as.example' }, {}, null), says: 'has to begin with https' },
    { title: 'no URL', evidence: found({ issuer: 'as.example' }, {}, null), says: 'which is no URL' },
    {
      title: 'at an address of somebody else’s',
      evidence: found({}, {}, null, 'https://evil.example/.well-known/openid-configuration'),
      says: 'was found at “https://evil.example/',
    },
    { title: 'at its own address', evidence: found({}, {}, null, `${issuer}/.well-known/openid-configuration`), says: null },
    { title: 'asked for by its well-known address', evidence: found({}, {}, `${issuer}/.well-known/openid-configuration`), says: null },
    { title: 'on loopback', evidence: found({ issuer: 'http://127.0.0.1:9000' }, {}, 'http://127.0.0.1:9000'), says: null },
  ],
  'SRV-02': [
    {
      title: 'a vendor that is known not to take the method',
      evidence: assertionEvidence(
        {},
        {
          profile: profile({ name: 'Entra', limits: { methods: ['private_key_jwt'] } }),
          registration: { clientId: 'client-one', method: 'client_secret_jwt', alg: null, jwksUri: null },
        },
      ),
      says: 'authenticates with client_secret_jwt, and Entra takes “private_key_jwt”',
      member: ['request', 'method'],
      severity: 'error',
      fix: [
        { change: 'set', of: 'request', name: 'method', value: 'private_key_jwt' },
        { change: 'set', of: 'registration', name: 'method', value: 'private_key_jwt' },
      ],
    },
    {
      title: 'a vendor that is known to take the method',
      evidence: assertionEvidence({}, { profile: profile({ limits: { methods: ['private_key_jwt'] } }) }),
      says: null,
    },
    {
      title: 'not offered',
      evidence: found(methods(['client_secret_basic', 'client_secret_jwt'])),
      says: 'The client authenticates with private_key_jwt, and the server’s metadata lists “client_secret_basic” and “client_secret_jwt”',
      member: ['metadata', 'token_endpoint_auth_methods_supported'],
      severity: 'error',
      fix: chosen('client_secret_jwt'),
    },
    { title: 'no list', evidence: found({}), says: 'which means client_secret_basic alone', fix: chosen('client_secret_basic') },
    {
      title: 'a secret in the form of the request',
      evidence: found(methods(['private_key_jwt']), { request: tokenRequest(secretForm) }),
      says: 'authenticates with client_secret_post',
      fix: chosen('private_key_jwt'),
    },
    {
      title: 'at an introspection endpoint for which no methods are listed: those of the token endpoint are meant',
      evidence: found(methods(['private_key_jwt']), { request: tokenRequest({ token: 'x' }, { endpoint: 'introspection' }) }),
      says: null,
    },
    {
      title: 'at the introspection endpoint',
      evidence: found(methods(['private_key_jwt'], { introspection_endpoint_auth_methods_supported: ['client_secret_basic'] }), {
        request: tokenRequest({ token: 'x' }, { endpoint: 'introspection' }),
      }),
      says: 'lists “client_secret_basic”',
      member: ['metadata', 'introspection_endpoint_auth_methods_supported'],
      fix: [],
    },
    { title: 'offered', evidence: found(methods(['private_key_jwt'])), says: null },
    { title: 'Basic without a list', evidence: found({}, registered({ method: 'client_secret_basic' })), says: null },
  ],
  'SRV-03': [
    {
      title: 'no algorithms',
      evidence: found(methods(['private_key_jwt'])),
      says: 'has no “token_endpoint_auth_signing_alg_values_supported”',
      severity: 'warning',
    },
    {
      title: '“none”',
      evidence: found({ token_endpoint_auth_signing_alg_values_supported: ['ES256', 'none'] }),
      says: 'lists “none”',
      severity: 'error',
    },
    {
      title: 'with algorithms',
      evidence: found(methods(['private_key_jwt'], { token_endpoint_auth_signing_alg_values_supported: ['ES256'] })),
      says: null,
    },
    { title: 'without assertions', evidence: found(methods(['client_secret_basic'])), says: null },
  ],
  'SRV-04': [
    {
      title: 'on another domain',
      evidence: found({ token_endpoint: 'https://token.test/t' }),
      says: 'The issuer is at “as.example”, and the token endpoint at “https://token.test/t”',
      member: ['metadata', 'token_endpoint'],
      severity: 'warning',
    },
    {
      title: 'of the same suffix, which is no domain',
      evidence: found({ issuer: 'https://a.co.uk', token_endpoint: 'https://b.co.uk/t' }, {}, null),
      says: 'the token endpoint at',
    },
    { title: 'on a host beside it', evidence: found({ token_endpoint: 'https://login.as.example/t' }), says: null },
    { title: 'on the issuer’s host', evidence: found({}), says: null },
  ],
  'SRV-05': [
    { title: 'no no-store', evidence: answer(granted, { headers: [json] }), says: 'without Cache-Control: no-store', severity: 'warning' },
    {
      title: 'as text',
      evidence: answer(granted, { headers: [...good.slice(1), { name: 'content-type', value: 'text/html' }] }),
      says: 'The Content-Type is “text/html”',
    },
    { title: 'no token type', evidence: answer({ access_token: 'x' }), says: 'no “token_type”', member: ['response', 'token_type'] },
    { title: 'no token', evidence: answer({ token: 'x' }), says: 'without an “access_token”', severity: 'error' },
    { title: 'no JSON', evidence: answer(null), says: 'no JSON object', severity: 'error' },
    { title: 'good, in capitals', evidence: answer({ ...granted, token_type: 'BEARER' }), says: null },
    { title: 'a refusal', evidence: answer({ error: 'invalid_client' }, { status: 400 }), says: null },
  ],
  'SRV-06': [
    {
      title: 'an unknown code',
      evidence: answer({ error: 'nope' }, { status: 400 }),
      says: '“nope” is no error code',
      severity: 'warning',
    },
    { title: 'under 200', evidence: answer({ error: 'invalid_client' }), says: 'The error came with status 200' },
    {
      title: '401 without a challenge',
      evidence: answer({ error: 'invalid_client' }, { status: 401 }),
      says: 'without a WWW-Authenticate',
    },
    {
      title: 'a line break',
      evidence: answer({ error: 'invalid_client', error_description: 'a\nb' }, { status: 400 }),
      says: 'characters that it may not have',
    },
    {
      title: 'a web page',
      evidence: answer(null, { status: 502, body: '<html>' }),
      says: 'refuses with 502, and the body is no JSON object',
    },
    { title: 'JSON without a code', evidence: answer({ message: 'no' }, { status: 400 }), says: 'has no “error”' },
    { title: 'an API without a challenge', evidence: called(401, []), says: 'The API answers 401 without WWW-Authenticate' },
    {
      title: 'an API with an error of its own',
      evidence: called(403, [{ name: 'WWW-Authenticate', value: 'Bearer error="no_way"' }]),
      says: '“no_way”',
    },
    { title: 'good', evidence: answer({ error: 'invalid_client' }, { status: 400 }), says: null },
    {
      title: 'an API’s good one',
      evidence: called(401, [{ name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' }]),
      says: null,
    },
    { title: 'an API that has no such thing', evidence: called(404, []), says: null },
  ],
  'SRV-07': [
    {
      title: 'less',
      evidence: answer({ ...granted, scope: 'a' }, {}, 'a b'),
      says: 'without b',
      severity: 'warning',
      member: ['response', 'scope'],
    },
    { title: 'more', evidence: answer({ ...granted, scope: 'a b' }, {}, 'a'), says: 'with b besides' },
    { title: 'in another order', evidence: answer({ ...granted, scope: 'b a' }, {}, 'a b'), says: null },
    { title: 'without a word', evidence: answer(granted, {}, 'a b'), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the server rules together', () => {
  it('say that they cannot look without metadata or an answer', () => {
    expect(['SRV-01', 'SRV-02', 'SRV-05'].every((rule) => isUnchecked(rule, assertionEvidence()))).toBe(true);
  });

  it('keep quiet about a masked token', () => {
    const parameters = [sent('grant_type', 'refresh_token'), sent('refresh_token', '', 'refresh_token')];
    const evidence = requested(tokenRequest({}, { parameters }), { response: answered(granted, { headers: good }) });
    expect(isUnchecked('SRV-05', evidence)).toBe(false);
  });
});
