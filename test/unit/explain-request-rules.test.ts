import { describe, expect, it } from 'vitest';
import { assertionEnding } from '../../core/explain/assertion-ending.ts';
import type { Evidence, RegistrationEvidence } from '../../core/explain/evidence.ts';
import { lint } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { profileNamed } from '../../core/explain/profiles/profile-in-force.ts';
import { jwtAssertionType } from '../../core/oauth/client-authentication.ts';
import { jwtBearerGrant } from '../../core/oauth/grants.ts';
import { answered, assertion, goodParameters, requested, sent, tokenRequest } from '../support/request-cases.ts';
import { isUnchecked, now, profile, proveCase, tokenEndpoint, type RuleCase } from '../support/rule-cases.ts';

const { fapi2 } = baseProfiles;
const entra = profileNamed('entra') ?? baseProfiles.base;
const registered = (changes: Partial<RegistrationEvidence>): Partial<Evidence> => ({
  registration: { clientId: 'client-one', method: 'private_key_jwt', alg: null, jwksUri: null, ...changes },
});
const parameters = (changes: Readonly<Record<string, string | undefined>>, more: Partial<Evidence> = {}) =>
  requested(tokenRequest(changes), more);
const limited = (limits: Evidence['profile']['limits']) => ({ profile: profile({ limits }) });
const setParameter = (name: string, value: string) => ({ change: 'set', of: 'parameters', name, value });
const remove = (name: string) => ({ change: 'remove', of: 'parameters', name });
const setRequest = (name: string, value: unknown) => ({ change: 'set', of: 'request', name, value });
const secretForm = { client_assertion: undefined, client_assertion_type: undefined };
const at = (url: string, endpoint: 'token' | 'api' = 'token') => requested(tokenRequest({}, { url, endpoint }));
const basic = (value: string) =>
  tokenRequest(secretForm, { headers: [sent('content-type', 'application/x-www-form-urlencoded'), sent('Authorization', value)] });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const earlier = (changes: object) => ({
  history: [{ at: now - 5, iss: 'client-one', jti: null, ending: assertionEnding(assertion), status: 200, error: null, ...changes }],
});
const exchange = (changes: Readonly<Record<string, string | undefined>>) =>
  parameters({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: 'a.b.c',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    ...changes,
  });
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const goodType = setParameter('client_assertion_type', jwtAssertionType);

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'REQ-01': [
    {
      title: 'missing',
      evidence: parameters({ client_assertion_type: undefined }),
      says: 'without “client_assertion_type”',
      member: ['parameters', 'client_assertion_type'],
      severity: 'error',
      fix: [goodType],
    },
    {
      title: 'for SAML',
      evidence: parameters({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }),
      says: 'that is for a SAML assertion',
      fix: [goodType],
    },
    { title: 'the grant’s name', evidence: parameters({ client_assertion_type: jwtBearerGrant }), says: 'the “grant_type” of' },
    { title: 'with a space behind', evidence: parameters({ client_assertion_type: `${jwtAssertionType} ` }), says: 'ends with a space' },
    { title: 'in capitals', evidence: parameters({ client_assertion_type: jwtAssertionType.toUpperCase() }), says: 'upper and lower case' },
    { title: 'another word', evidence: parameters({ client_assertion_type: 'jwt' }), says: 'a JWT has “urn:' },
    { title: 'as it should be', evidence: parameters({}), says: null },
    { title: 'a request with a secret', evidence: parameters({ ...secretForm, client_secret: 'x' }), says: null },
  ],
  'REQ-02': [
    {
      title: 'the assertion twice',
      evidence: requested(tokenRequest({}, { parameters: [...goodParameters, sent('client_assertion', assertion)] })),
      says: '“client_assertion” is sent twice, with the same value',
      member: ['parameters', 'client_assertion'],
      severity: 'error',
      fix: [remove('client_assertion')],
    },
    {
      title: 'the scope three times',
      evidence: requested(
        tokenRequest({}, { parameters: [...goodParameters, sent('scope', 'a'), sent('scope', 'b'), sent('scope', 'b')] }),
      ),
      says: '“scope” is sent 3 times, with different values',
      fix: [setParameter('scope', 'a')],
    },
    {
      title: 'an empty scope',
      evidence: parameters({ scope: '' }),
      says: 'counts as missing',
      severity: 'warning',
      fix: [remove('scope')],
    },
    {
      title: 'an empty assertion',
      evidence: parameters({ client_assertion: '' }),
      says: '“client_assertion” has no value',
      severity: 'error',
    },
    { title: 'with “Bearer”', evidence: parameters({ client_assertion: `Bearer ${assertion}` }), says: 'begins with “Bearer”' },
    { title: 'with a line break', evidence: parameters({ client_assertion: `${assertion}\n` }), says: 'white space around it' },
    { title: 'in quotation marks', evidence: parameters({ client_assertion: `"${assertion}"` }), says: 'in quotation marks' },
    { title: 'two segments', evidence: parameters({ client_assertion: 'a.b' }), says: 'has 2 segments' },
    { title: 'a type alone', evidence: parameters({ client_assertion: undefined }), says: 'without “client_assertion”' },
    { title: 'none at all', evidence: parameters(secretForm), says: 'the client does not authenticate' },
    { title: 'none, by a public client', evidence: parameters(secretForm, registered({ method: 'none' })), says: null },
    {
      title: 'two resources',
      evidence: requested(
        tokenRequest({}, { parameters: [...goodParameters, sent('resource', 'https://a'), sent('resource', 'https://b')] }),
      ),
      says: null,
    },
    {
      title: 'masked',
      evidence: requested(tokenRequest({}, { parameters: [sent('client_assertion', '', 'client_assertion')] })),
      says: null,
    },
    { title: 'encrypted', evidence: parameters({ client_assertion: 'a.b.c.d.e' }), says: null },
  ],
  'REQ-03': [
    {
      title: 'a secret beside the assertion',
      evidence: parameters({ client_secret: 'x' }),
      says: 'a “client_assertion” and a “client_secret”',
      member: ['parameters', 'client_secret'],
      severity: 'error',
      fix: [setRequest('method', 'private_key_jwt'), remove('client_secret')],
    },
    {
      title: 'Basic beside the assertion',
      evidence: requested(tokenRequest({}, { headers: [sent('authorization', 'Basic eDp5')] })),
      says: 'an Authorization header with Basic',
      member: ['request', 'headers', 'authorization'],
    },
    {
      title: 'an assertion beside the registered secret',
      evidence: parameters({ client_secret: 'x' }, registered({ method: 'client_secret_post' })),
      says: 'servers refuse two',
      fix: [
        setRequest('method', 'client_secret_post'),
        remove('client_assertion'),
        remove('client_assertion_type'),
        remove('client_secret'),
      ],
    },
    {
      title: 'another than the registered one',
      evidence: parameters({}, registered({ method: 'client_secret_basic' })),
      says: 'the registration says client_secret_basic',
      severity: 'warning',
      fix: [setRequest('method', 'client_secret_basic')],
    },
    { title: 'the assertion alone', evidence: parameters({}), says: null },
    { title: 'a method that Assay does not know', evidence: parameters({}, registered({ method: 'tls_client_auth' })), says: null },
    { title: 'a Bearer header', evidence: requested(tokenRequest({}, { headers: [sent('authorization', 'Bearer x')] })), says: null },
  ],
  'REQ-04': [
    {
      title: 'GET',
      evidence: requested(tokenRequest({}, { method: 'GET', parameters: null })),
      says: 'The method is “GET”',
      member: ['request', 'method'],
      severity: 'error',
    },
    {
      title: 'JSON',
      evidence: requested(tokenRequest({}, { parameters: null, headers: [sent('Content-Type', 'application/json')] })),
      says: 'The Content-Type is “application/json”',
    },
    { title: 'no type', evidence: requested(tokenRequest({}, { parameters: null, headers: [] })), says: 'has no Content-Type' },
    {
      title: 'parameters in the URL',
      evidence: at(`${tokenEndpoint}?grant_type=client_credentials&scope=a&api-version=2`),
      says: '“grant_type” and “scope” stand in the URL',
      fix: [
        setRequest('tokenEndpoint', `${tokenEndpoint}?api-version=2`),
        { ...setRequest('tokenEndpoint', `${tokenEndpoint}?api-version=2`), of: 'registration' },
      ],
    },
    { title: 'a fragment', evidence: at(`${tokenEndpoint}#top`), says: 'has a fragment' },
    { title: 'a query of the server’s own', evidence: at(`${tokenEndpoint}?p=b2c_1_signin`), says: null },
    { title: 'a GET of an API', evidence: requested(tokenRequest({}, { method: 'GET', endpoint: 'api', parameters: null })), says: null },
  ],
  'REQ-05': [
    {
      title: 'an assertion',
      evidence: at(`${tokenEndpoint}?client_assertion=x&client_assertion_type=y`),
      says: '“client_assertion” stands in the URL',
      member: ['request', 'url'],
      severity: 'error',
    },
    {
      title: 'a token in the fragment',
      evidence: at('https://api.example/#access_token=x', 'api'),
      says: '“access_token” stands in the URL',
      fix: [{ change: 'set', of: 'call', name: 'url', value: 'https://api.example/' }],
    },
    { title: 'a code that an API asks for', evidence: at('https://api.example/?code=US', 'api'), says: null },
    { title: 'a JWT by any name', evidence: at(`https://api.example/?t=${assertion}`, 'api'), says: '“t” stands in the URL' },
    {
      title: 'a password',
      evidence: at('https://me:secret@as.example/token'),
      says: 'before the host',
      fix: [
        setRequest('tokenEndpoint', 'https://as.example/token'),
        { ...setRequest('tokenEndpoint', 'https://as.example/token'), of: 'registration' },
      ],
    },
    { title: 'a word that sounds like one', evidence: at('https://api.example/?token_type=Bearer', 'api'), says: null },
    { title: 'an ordinary query', evidence: at('https://api.example/?page=2', 'api'), says: null },
  ],
  'REQ-06': [
    {
      title: 'http',
      evidence: at('http://as.example/token'),
      says: 'without TLS',
      member: ['request', 'url'],
      severity: 'error',
      fix: [
        setRequest('tokenEndpoint', 'https://as.example/token'),
        { ...setRequest('tokenEndpoint', 'https://as.example/token'), of: 'registration' },
      ],
    },
    { title: 'to a host that begins like loopback', evidence: at('http://127.0.0.1.example/token'), says: 'without TLS' },
    {
      title: 'a call over http',
      evidence: at('http://api.example/v1', 'api'),
      says: 'without TLS',
      fix: [{ change: 'set', of: 'call', name: 'url', value: 'https://api.example/v1' }],
    },
    { title: 'http on loopback', evidence: at('http://127.0.0.1:8080/token'), says: null },
    { title: 'http on localhost, IPv6', evidence: at('http://[::1]:8080/token'), says: null },
  ],
  'REQ-07': [
    {
      title: 'as the guide had it',
      evidence: parameters({ ...secretForm, assertion }),
      says: 'it has to be “client_assertion”',
      member: ['parameters', 'assertion'],
      severity: 'error',
      fix: [remove('assertion'), setRequest('method', 'private_key_jwt')],
    },
    { title: 'both with client_credentials', evidence: parameters({ assertion }), says: 'it means nothing', fix: [remove('assertion')] },
    {
      title: 'JWT bearer without “assertion”',
      evidence: parameters({ grant_type: jwtBearerGrant }),
      says: 'there is no “assertion”. “client_assertion” authenticates',
      fix: [setParameter('assertion', '{{assertion}}')],
    },
    { title: 'the same JWT in both', evidence: parameters({ grant_type: jwtBearerGrant, assertion }), says: 'The same JWT is sent' },
    {
      title: 'a short name',
      evidence: parameters({ grant_type: 'jwt-bearer', assertion: 'a.b.c' }),
      says: 'its name is “urn:ietf:params:oauth:grant-type:jwt-bearer”',
      fix: [remove('grant_type'), setRequest('grant', jwtBearerGrant)],
    },
    { title: 'misspelt', evidence: parameters({ grant_type: 'client_credential' }), says: 'its name is “client_credentials”' },
    { title: 'a type for a grant', evidence: parameters({ grant_type: jwtAssertionType }), says: 'which is a “client_assertion_type”' },
    { title: 'missing', evidence: parameters({ grant_type: undefined }), says: 'There is no “grant_type”' },
    {
      title: 'not offered',
      evidence: parameters({}, { metadata: { url: null, issuer: null, document: { grant_types_supported: ['authorization_code'] } } }),
      says: 'lists only “authorization_code”',
    },
    { title: 'another JWT for the grant', evidence: parameters({ grant_type: jwtBearerGrant, assertion: 'a.b.c' }), says: null },
    { title: 'a grant of the vendor’s own', evidence: parameters({ grant_type: 'urn:vendor:magic' }), says: null },
  ],
  'REQ-08': [
    {
      title: 'another client',
      evidence: parameters({ client_id: 'client-two' }),
      says: '“client_id” is “client-two” and the registered one is “client-one”',
      member: ['parameters', 'client_id'],
      severity: 'error',
      fix: [remove('client_id')],
    },
    { title: 'in capitals', evidence: parameters({ client_id: 'CLIENT-ONE' }), says: 'upper and lower case' },
    { title: 'not “sub”', evidence: parameters({ client_id: 'client-two' }, { registration: undefined }), says: '“sub” is “client-one”' },
    {
      title: 'missing where it is demanded',
      evidence: parameters({}, limited({ parameters: { required: ['client_id'] } })),
      says: 'Example demands it',
      severity: 'error',
      fix: [setRequest('sendClientId', true)],
    },
    { title: 'left out', evidence: parameters({}), says: null },
    { title: 'the same', evidence: parameters({ client_id: 'client-one' }), says: null },
  ],
  'REQ-09': [
    {
      title: 'two spaces',
      evidence: parameters({ scope: 'a  b' }),
      says: 'two spaces stand together',
      member: ['parameters', 'scope'],
      severity: 'warning',
      fix: [setParameter('scope', 'a b')],
    },
    { title: 'a tab', evidence: parameters({ scope: 'a\tb' }), says: 'a tab or a line break' },
    { title: 'a space behind', evidence: parameters({ scope: 'a ' }), says: 'a space around it' },
    {
      title: 'quotation marks',
      evidence: parameters({ scope: '"a" b' }),
      says: 'a character that no scope may have',
      fix: [setParameter('scope', 'a b')],
    },
    {
      title: 'commas',
      evidence: parameters({ scope: 'a,b' }),
      says: 'commas are part',
      severity: 'information',
      fix: [setParameter('scope', 'a b')],
    },
    { title: 'URLs', evidence: parameters({ scope: 'https://a.example/.default openid' }), says: null },
    { title: 'one word', evidence: parameters({ scope: 'openid' }), says: null },
  ],
  'REQ-10': [
    {
      title: 'a raw secret',
      evidence: requested(basic(`Basic ${base64('client-one:a/b')}`)),
      says: 'The secret in the Authorization header is not form-encoded',
      severity: 'warning',
    },
    { title: 'a raw client_id', evidence: requested(basic(`Basic ${base64('https://c.example:secret')}`)), says: 'is not form-encoded' },
    { title: 'no base64', evidence: requested(basic('Basic client-one:secret')), says: 'is not base64', severity: 'error' },
    {
      title: 'an encoded client_id',
      evidence: requested(
        tokenRequest(secretForm, { headers: [{ name: 'authorization', value: 'Basic ‹basic_credentials›', secret: 'basic_credentials' }] }),
        registered({ clientId: 'https://c.example', method: 'client_secret_basic' }),
      ),
      says: 'goes into the header as “https%3A%2F%2Fc.example”',
      severity: 'information',
    },
    {
      title: 'credentials that are to go as they are',
      evidence: requested(
        tokenRequest(secretForm, { headers: [{ name: 'authorization', value: 'Basic ‹basic_credentials›', secret: 'basic_credentials' }] }),
        registered({ method: 'client_secret_basic', basicEncoding: 'raw' }),
      ),
      says: 'go into the header as they are, in UTF-8',
      severity: 'warning',
      fix: [
        { change: 'set', of: 'request', name: 'basicEncoding', value: 'form' },
        { change: 'set', of: 'registration', name: 'basicEncoding', value: 'form' },
      ],
    },
    { title: 'encoded', evidence: requested(basic(`Basic ${base64('client-one:a%2Fb+c')}`)), says: null },
    { title: 'letters and digits', evidence: requested(basic(`Basic ${base64('client-one:abc123')}`)), says: null },
  ],
  'REQ-11': [
    {
      title: 'the same again',
      evidence: parameters({}, earlier({})),
      says: 'This very assertion was sent before, 5 s ago, and answered with 200',
      member: ['parameters', 'client_assertion'],
      severity: 'error',
      fix: [{ change: 'set', of: 'claims', name: 'jti', value: '{{uuid}}' }],
    },
    {
      title: 'after the nonce',
      evidence: parameters({}, earlier({ status: 400, error: 'use_dpop_nonce' })),
      says: 'DPoP proof with its nonce',
    },
    { title: 'after a failure', evidence: parameters({}, earlier({ status: 503 })), says: 'when the server failed with 503' },
    { title: 'after silence', evidence: parameters({}, earlier({ status: null })), says: 'without an answer' },
    { title: 'another signature', evidence: parameters({}, earlier({ ending: assertionEnding(`${assertion}x`) })), says: null },
    { title: 'one that only ends alike, as without a signature', evidence: parameters({}, earlier({ jti: 'another' })), says: null },
    { title: 'the first', evidence: parameters({}, { history: [] }), says: null },
  ],
  'REQ-12': [
    {
      title: 'without what Auth0 mostly needs',
      evidence: parameters({}, { profile: profileNamed('auth0') ?? baseProfiles.base }),
      says: 'There is no “audience”; with Auth0 most requests',
      member: ['parameters', 'audience'],
      severity: 'information',
    },
    {
      title: 'with what Auth0 mostly needs',
      evidence: parameters({ audience: 'https://api.example' }, { profile: profileNamed('auth0') ?? baseProfiles.base }),
      says: null,
    },
    {
      title: 'a scope that Entra does not take',
      evidence: parameters({ scope: 'User.Read', client_id: 'client-one' }, { profile: entra }),
      says: '“User.Read” is not',
      member: ['parameters', 'scope'],
      severity: 'error',
    },
    {
      title: 'no scope for Entra',
      evidence: parameters({ client_id: 'client-one' }, { profile: entra }),
      says: 'There is no “scope”',
      fix: [setParameter('scope', 'https://graph.microsoft.com/.default')],
    },
    {
      title: 'refused',
      evidence: parameters({ audience: 'x' }, limited({ parameters: { refused: ['audience'] } })),
      says: 'Example refuses it',
      fix: [remove('audience')],
    },
    { title: 'a resource with a fragment', evidence: parameters({ resource: 'https://a.example/#x' }), says: 'it has a fragment' },
    { title: 'a resource that is no URI', evidence: parameters({ resource: 'my api' }), says: 'no absolute URI', severity: 'error' },
    {
      title: 'a scope that Entra takes',
      evidence: parameters({ scope: 'https://graph.microsoft.com/.default', client_id: 'client-one' }, { profile: entra }),
      says: null,
    },
    { title: 'a good resource', evidence: parameters({ resource: 'https://a.example/api' }), says: null },
  ],
  'REQ-13': [
    {
      title: 'to a sibling',
      evidence: parameters(
        {},
        { response: answered(null, { status: 308, headers: [{ name: 'Location', value: 'https://login.as.example/t' }] }) },
      ),
      says: 'redirects to “https://login.as.example/t” (status 308). If that is the endpoint',
      member: ['response', 'location'],
      severity: 'error',
      fix: [
        setRequest('tokenEndpoint', 'https://login.as.example/t'),
        { ...setRequest('tokenEndpoint', 'https://login.as.example/t'), of: 'registration' },
      ],
    },
    {
      title: 'to a stranger',
      evidence: parameters(
        {},
        { response: answered(null, { status: 302, headers: [{ name: 'location', value: 'https://other.test/' }] }) },
      ),
      says: 'That is another server',
      fix: [],
    },
    {
      title: 'a Location of a 201',
      evidence: parameters({}, { response: answered(null, { status: 201, headers: [{ name: 'location', value: '/x' }] }) }),
      says: null,
    },
    { title: 'a refusal', evidence: parameters({}, { response: answered(null, { status: 401 }) }), says: null },
  ],
  'REQ-14': [
    {
      title: 'without the token',
      evidence: parameters({ grant_type: 'refresh_token' }),
      says: 'there is no “refresh_token”',
      severity: 'error',
      fix: [setParameter('refresh_token', '{{refresh_token}}')],
    },
    {
      title: 'with a scope',
      evidence: parameters({ grant_type: 'refresh_token', refresh_token: 'x', scope: 'a b' }),
      says: 'may not ask for more',
      severity: 'information',
    },
    { title: 'the token alone', evidence: parameters({ grant_type: 'refresh_token', refresh_token: 'x' }), says: null },
    { title: 'a scope of another grant', evidence: parameters({ scope: 'a' }), says: null },
  ],
  'REQ-15': [
    { title: 'no subject', evidence: exchange({ subject_token: undefined }), says: 'There is no “subject_token”', severity: 'error' },
    { title: 'no type', evidence: exchange({ subject_token_type: undefined }), says: 'There is no “subject_token_type”' },
    { title: 'half an actor', evidence: exchange({ actor_token: 'x' }), says: 'There is no “actor_token_type”' },
    {
      title: 'the other half',
      evidence: exchange({ actor_token_type: 'urn:ietf:params:oauth:token-type:jwt' }),
      says: 'There is no “actor_token”',
    },
    {
      title: 'a short type',
      evidence: exchange({ subject_token_type: 'access_token' }),
      says: 'its name is “urn:ietf:params:oauth:token-type:access_token”',
      fix: [setParameter('subject_token_type', 'urn:ietf:params:oauth:token-type:access_token')],
    },
    { title: 'no URI', evidence: exchange({ requested_token_type: 'magic' }), says: 'a token type is a URI' },
    { title: 'complete', evidence: exchange({}), says: null },
    { title: 'a type of the vendor’s own', evidence: exchange({ requested_token_type: 'urn:vendor:type' }), says: null },
  ],
  'REQ-16': [
    {
      title: 'introspection without a token',
      evidence: requested(tokenRequest({ grant_type: undefined }, { endpoint: 'introspection' })),
      says: 'There is no “token”',
      severity: 'error',
    },
    {
      title: 'without authentication',
      evidence: requested(tokenRequest({ ...secretForm, token: 'x' }, { endpoint: 'introspection' })),
      says: 'no way of authenticating',
      severity: 'error',
    },
    {
      title: 'an unknown hint',
      evidence: requested(tokenRequest({ token: 'x', token_type_hint: 'Bearer' }, { endpoint: 'revocation' })),
      says: '“token_type_hint” is “Bearer”',
      severity: 'information',
    },
    {
      title: 'complete',
      evidence: requested(tokenRequest({ token: 'x', token_type_hint: 'access_token' }, { endpoint: 'revocation' })),
      says: null,
    },
    { title: 'a token request', evidence: parameters({}), says: null },
  ],
  'REQ-17': [
    {
      title: 'no verifier',
      evidence: parameters({ grant_type: 'authorization_code', code: 'x' }),
      says: 'no “code_verifier”',
      severity: 'warning',
    },
    {
      title: 'no verifier under FAPI',
      evidence: parameters({ grant_type: 'authorization_code', code: 'x' }, { profile: fapi2 }),
      says: 'no “code_verifier”',
      severity: 'error',
    },
    {
      title: 'a short verifier',
      evidence: parameters({ grant_type: 'authorization_code', code: 'x', code_verifier: 'abc' }),
      says: '43 to 128',
      severity: 'error',
    },
    { title: 'no code', evidence: parameters({ grant_type: 'authorization_code', code_verifier: verifier }), says: 'there is no “code”' },
    {
      title: 'plain',
      evidence: requested(
        tokenRequest(
          { grant_type: undefined, response_type: 'code', code_challenge: verifier, code_challenge_method: 'plain' },
          { endpoint: 'par' },
        ),
      ),
      says: '“code_challenge_method” is “plain”',
      fix: [setParameter('code_challenge_method', 'S256')],
    },
    {
      title: 'no challenge',
      evidence: requested(tokenRequest({ response_type: 'code' }, { endpoint: 'par' })),
      says: 'no “code_challenge”',
    },
    { title: 'complete', evidence: parameters({ grant_type: 'authorization_code', code: 'x', code_verifier: verifier }), says: null },
    { title: 'another grant', evidence: parameters({}), says: null },
  ],
  'REQ-18': [
    {
      title: 'a secret in the form',
      evidence: parameters({ ...secretForm, client_secret: 'x' }),
      says: 'authenticates with a “client_secret”',
      severity: 'information',
    },
    {
      title: 'under FAPI',
      evidence: requested(basic('Basic eDp5'), { profile: fapi2 }),
      says: 'an Authorization header with Basic',
      severity: 'error',
    },
    {
      title: 'an assertion by secret',
      evidence: parameters({}, registered({ method: 'client_secret_jwt' })),
      says: 'signed with the client secret',
    },
    { title: 'a private key', evidence: parameters({}), says: null },
    { title: 'a public client', evidence: parameters(secretForm, registered({ method: 'none' })), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the request rules together', () => {
  it('find nothing in a good request', () => {
    const { findings } = lint(parameters({ scope: 'a b', client_id: 'client-one' }, { history: [] }));
    expect(findings.filter(({ rule }) => rule.startsWith('REQ')).map(({ message }) => message)).toEqual([]);
  });

  it('say that they cannot look without a request', () => {
    const { registration, ...bare } = parameters({});
    expect(registration).toBeDefined();
    expect(isUnchecked('REQ-01', { ...bare, request: undefined })).toBe(true);
  });

  it('never repeat a secret', () => {
    const secret = 'very~secret';
    const evidence = requested(basic(`Basic ${base64(`client-one:${secret}`)}`));
    const urls = at(`https://id:${secret}@as.example/token?client_secret=${secret}`);
    const said = [evidence, urls].flatMap((each) => lint(each).findings.map(({ message, fix }) => `${message} ${JSON.stringify(fix)}`));
    expect(said.join('\n')).not.toContain('very');
  });
});
