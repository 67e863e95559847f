import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoUserGrant } from '../../electron/playground/demo-user.ts';
import { playgroundSecret, playgroundUnderTest } from '../support/playground-requests.ts';
import type { PlaygroundUnderTest } from '../support/playground-requests.ts';

const keyClient = 'playground-private-key-jwt';
const secretJwtClient = 'playground-client-secret-jwt';
const basicClient = 'playground-client-secret-basic';
const bearerClient = 'playground-jwt-bearer';
const refreshClient = 'playground-refresh-token';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const clientCredentials = { grant_type: 'client_credentials' };

let playground: PlaygroundUnderTest;
const printed = ['log', 'info', 'warn', 'error'].map((method) => vi.spyOn(console, method as 'log'));

beforeAll(async () => {
  playground = await playgroundUnderTest();
});
afterAll(() => playground.close());

describe('metadata', () => {
  test.each(['openid-configuration', 'oauth-authorization-server'])('%s names the issuer and its endpoints', async (name) => {
    const { issuer, tokenEndpoint, jwksUri } = playground.addresses;
    const response = await fetch(`${issuer}/.well-known/${name}`);
    expect(await response.json()).toMatchObject({
      issuer,
      token_endpoint: tokenEndpoint,
      jwks_uri: jwksUri,
      grant_types_supported: expect.arrayContaining(['client_credentials', 'refresh_token', jwtBearer, demoUserGrant]),
      token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt', 'client_secret_jwt', 'client_secret_basic']),
      token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['ES256', 'HS256']),
    });
  });

  test('keeps its own addresses when it is asked as localhost', async () => {
    const { issuer, tokenEndpoint } = playground.addresses;
    const response = await fetch(`${issuer.replace('127.0.0.1', 'localhost')}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ issuer, token_endpoint: tokenEndpoint });
  });

  test('the key set is public and names the key of the access tokens', async () => {
    const keySet = await (await fetch(playground.addresses.jwksUri)).json();
    const token = await playground.tokenAs(keyClient, clientCredentials);
    expect(keySet.keys).toHaveLength(1);
    expect(keySet.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', kid: decodeProtectedHeader(token.text('access_token')).kid });
    expect(keySet.keys[0]).not.toHaveProperty('d');
  });
});

describe('client authentication', () => {
  test('private_key_jwt gives a JWT access token for the API', async () => {
    const { status, body, text } = await playground.tokenAs(keyClient, clientCredentials);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'payments:read' });
    expect(body).not.toHaveProperty('refresh_token');
    expect(decodeProtectedHeader(text('access_token'))).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(decodeJwt(text('access_token'))).toMatchObject({
      iss: playground.addresses.issuer,
      aud: playground.addresses.resource,
      sub: keyClient,
      client_id: keyClient,
      scope: 'payments:read',
    });
  });

  test('client_secret_jwt takes an assertion under HS256', async () => {
    const assertion = await new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(secretJwtClient)
      .setSubject(secretJwtClient)
      .setAudience(playground.addresses.tokenEndpoint)
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(playgroundSecret));
    const answer = await playground.token({ ...clientCredentials, client_assertion_type: assertionType, client_assertion: assertion });
    expect(answer.status).toBe(200);
  });

  test('client_secret_basic takes form-encoded credentials', async () => {
    const credentials = [basicClient, playgroundSecret].map((value) => new URLSearchParams({ v: value }).toString().slice(2)).join(':');
    const answer = await playground.token(clientCredentials, { authorization: `Basic ${btoa(credentials)}` });
    expect(answer.status).toBe(200);
  });

  test.each(['issuer', 'tokenEndpoint'] as const)('takes the %s as audience', async (member) => {
    const assertion = await playground.sign(keyClient, { aud: playground.addresses[member] });
    const answer = await playground.token({ ...clientCredentials, client_assertion_type: assertionType, client_assertion: assertion });
    expect(answer.status).toBe(200);
  });

  test('an assertion works once', async () => {
    const request = {
      ...clientCredentials,
      client_assertion_type: assertionType,
      client_assertion: await playground.sign(keyClient),
    };
    expect((await playground.token(request)).status).toBe(200);
    expect(await playground.token(request)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringContaining('must only be used once') },
    });
  });

  test.each([
    ['has expired', { exp: 1_000_000_000 }, 'jwt expired'],
    ['is meant for another server', { aud: 'https://as.example' }, 'audience (aud) must equal'],
    ['has no jti', { jti: undefined }, 'unique jti (JWT ID) must be provided'],
    ['is issued by another client', { iss: 'somebody' }, 'iss (JWT issuer) must be the client_id'],
    ['has an unknown subject', { sub: 'somebody' }, 'client not found'],
  ])('says why when the assertion %s', async (_fault, claims, reason) => {
    const assertion = await playground.sign(keyClient, claims);
    expect(
      await playground.token({ ...clientCredentials, client_assertion_type: assertionType, client_assertion: assertion }),
    ).toMatchObject({ status: 401, body: { error: 'invalid_client', error_description: expect.stringContaining(reason) } });
  });

  test('allows clocks to differ by five seconds and no more', async () => {
    const now = Math.floor(Date.now() / 1000);
    const expired = async (seconds: number) =>
      playground.token({
        ...clientCredentials,
        client_assertion_type: assertionType,
        client_assertion: await playground.sign(keyClient, { exp: now - seconds }),
      });
    expect((await expired(2)).status).toBe(200);
    expect((await expired(30)).status).toBe(401);
  });
});

describe('scope and resource', () => {
  test('unknown scope values are left out', async () => {
    const answer = await playground.tokenAs(keyClient, { ...clientCredentials, scope: 'payments:write nonsense' });
    expect(answer.body).toMatchObject({ scope: 'payments:write' });
  });

  test('another resource is refused as invalid_target', async () => {
    const answer = await playground.tokenAs(keyClient, { ...clientCredentials, resource: 'https://api.example' });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
  });
});

describe('JWT bearer grant', () => {
  const request = (assertion: string) => playground.token({ grant_type: jwtBearer, client_id: bearerClient, assertion });

  test('gives an access token in the name of the subject, and no refresh token', async () => {
    const answer = await request(await playground.sign(bearerClient, { sub: 'demo-user' }));
    expect(answer.status).toBe(200);
    expect(decodeJwt(answer.text('access_token'))).toMatchObject({ sub: 'demo-user', client_id: bearerClient });
    expect(answer.body).not.toHaveProperty('refresh_token');
    expect((await playground.call(answer.text('access_token'))).status).toBe(200);
  });

  test('goes together with client authentication', async () => {
    const answer = await playground.tokenAs(keyClient, { grant_type: jwtBearer, assertion: await playground.sign(keyClient) });
    expect(decodeJwt(answer.text('access_token'))).toMatchObject({ sub: keyClient });
  });

  test('takes an assertion once', async () => {
    const assertion = await playground.sign(bearerClient, { sub: 'demo-user' });
    expect((await request(assertion)).status).toBe(200);
    expect(await request(assertion)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: expect.stringContaining('jti was used before') },
    });
  });

  test.each([
    ['the subject is unknown', { sub: 'somebody' }, 'sub must be the client_id or demo-user'],
    ['the subject is missing', { sub: undefined }, 'sub is missing'],
    ['it is meant for another server', { aud: 'https://as.example' }, 'aud is wrong, it must be http://127.0.0.1'],
    ['it was issued by another client', { iss: keyClient }, `iss is wrong, it must be ${bearerClient}`],
    ['it has expired', { exp: 1_000_000_000 }, 'has expired'],
    ['it never expires', { exp: undefined }, 'exp is missing'],
  ])('says so when %s', async (_fault, claims, reason) => {
    expect(await request(await playground.sign(bearerClient, claims))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: expect.stringContaining(reason) },
    });
  });

  test('says so when the signature is wrong, the key unknown, the assertion no JWT or absent', async () => {
    const sound = await playground.sign(bearerClient);
    const [header, payload, signature = ''] = sound.split('.');
    const forged = [header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
    expect((await request(forged)).text('error_description')).toContain('signature is wrong');
    expect((await request(await playground.sign(bearerClient, {}, { kid: 'other' }))).text('error_description')).toContain(
      'not registered',
    );
    expect((await request('nonsense')).text('error_description')).toContain('not a JWT');
    const answer = await playground.token({ grant_type: jwtBearer, client_id: bearerClient });
    expect(answer.body).toMatchObject({ error: 'invalid_request', error_description: 'the assertion parameter is missing' });
  });

  test('is no way around authentication for the other grants', async () => {
    expect((await playground.token({ ...clientCredentials, client_id: bearerClient })).status).toBe(400);
  });
});

describe('demonstration user and refresh', () => {
  const refresh = (token: string) => playground.tokenAs(refreshClient, { grant_type: 'refresh_token', refresh_token: token });

  test('gives access, refresh and ID token, and a refresh gives new ones', async () => {
    const first = await playground.tokenAs(refreshClient, { grant_type: demoUserGrant, scope: 'openid payments:read' });
    expect(first).toMatchObject({ status: 200, body: { scope: 'openid payments:read' } });
    expect(decodeJwt(first.text('id_token'))).toMatchObject({ sub: 'demo-user', aud: refreshClient, iss: playground.addresses.issuer });

    const second = await refresh(first.text('refresh_token'));
    expect(second.status).toBe(200);
    expect(second.text('refresh_token')).not.toBe(first.text('refresh_token'));
    expect(second.body).toHaveProperty('id_token');
    expect((await playground.call(second.text('access_token'))).body).toMatchObject({ sub: 'demo-user', scope: 'payments:read' });
  });

  test('gives no ID token without openid', async () => {
    const answer = await playground.tokenAs(refreshClient, { grant_type: demoUserGrant });
    expect(answer.body).toMatchObject({ scope: 'payments:read', refresh_token: expect.any(String) });
    expect(answer.body).not.toHaveProperty('id_token');
  });

  test('a refresh token used twice ends the grant', async () => {
    const first = await playground.tokenAs(refreshClient, { grant_type: demoUserGrant });
    const second = await refresh(first.text('refresh_token'));
    expect((await refresh(first.text('refresh_token'))).text('error_description')).toContain('already used');
    expect(await refresh(second.text('refresh_token'))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('another client cannot use it', async () => {
    const first = await playground.tokenAs(refreshClient, { grant_type: demoUserGrant });
    const answer = await playground.tokenAs(keyClient, { grant_type: 'refresh_token', refresh_token: first.text('refresh_token') });
    expect(answer.body).toMatchObject({ error: 'invalid_grant' });
  });
});

test('an authorization request in a browser gets an answer too', async () => {
  const response = await fetch(`${playground.addresses.issuer}/auth?response_type=code`, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(400);
});

test('prints nothing', () => {
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});
