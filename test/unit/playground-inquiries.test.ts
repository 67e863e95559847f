import { afterAll, beforeAll, expect, test } from 'vitest';
import { playgroundUnderTest, type PlaygroundUnderTest } from '../support/playground-requests.ts';

const client = 'playground-private-key-jwt';
const other = 'playground-refresh-token';

let playground: PlaygroundUnderTest;
beforeAll(async () => {
  playground = await playgroundUnderTest();
});
afterAll(() => playground.close());

/** Asks about a token as a client that authenticates with a fresh assertion. */
async function ask(
  path: '/introspect' | '/revoke',
  token: string,
  as = client,
): Promise<{ readonly status: number; readonly text: string }> {
  const body = new URLSearchParams({
    token,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await playground.sign(as),
  });
  const response = await fetch(`${playground.addresses.issuer}${path}`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
}

async function accessToken(): Promise<string> {
  return (await playground.tokenAs(client, { grant_type: 'client_credentials', scope: 'payments:read' })).text('access_token');
}

test('names both endpoints in its metadata', async () => {
  const { issuer } = playground.addresses;
  const metadata: unknown = await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json();
  expect(metadata).toMatchObject({ introspection_endpoint: `${issuer}/introspect`, revocation_endpoint: `${issuer}/revoke` });
});

test('says of its access token what is in it, and of another text that it does not hold', async () => {
  const { status, text } = await ask('/introspect', await accessToken());
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ active: true, token_type: 'Bearer', client_id: client, scope: 'payments:read' });
  expect(JSON.parse((await ask('/introspect', 'eyJhbGciOiJFUzI1NiJ9.e30.AA')).text)).toEqual({ active: false });
  expect(JSON.parse((await ask('/introspect', 'unknown')).text)).toEqual({ active: false });
});

test('a revoked access token holds no longer, neither for introspection nor for the API', async () => {
  const token = await accessToken();
  expect(await ask('/revoke', token, other)).toMatchObject({ status: 400, text: expect.stringContaining('unauthorized_client') });
  expect(await playground.call(token)).toMatchObject({ status: 200 });
  expect(await ask('/revoke', token)).toEqual({ status: 200, text: '' });
  expect(await ask('/revoke', token)).toEqual({ status: 200, text: '' });
  expect(JSON.parse((await ask('/introspect', token)).text)).toEqual({ active: false });
  expect(await playground.call(token)).toMatchObject({ status: 401, body: { message: 'The access token was revoked.' } });
});

test('a revoked refresh token refreshes no longer', async () => {
  const first = await playground.tokenAs(other, { grant_type: 'urn:example:assay:demo-user', scope: 'openid payments:read' });
  const refreshToken = first.text('refresh_token');
  expect(JSON.parse((await ask('/introspect', refreshToken, other)).text)).toMatchObject({ active: true });
  expect(await ask('/revoke', refreshToken, other)).toEqual({ status: 200, text: '' });
  const refreshed = await playground.tokenAs(other, { grant_type: 'refresh_token', refresh_token: refreshToken });
  expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('says why it does not take the client for what it says', async () => {
  const body = new URLSearchParams({
    token: await accessToken(),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await playground.sign(client, { aud: 'https://as.example' }),
  });
  const response = await fetch(`${playground.addresses.issuer}/introspect`, { method: 'POST', body });
  expect([response.status, await response.text()]).toEqual([401, expect.stringMatching(/invalid_client.*aud/s)]);
});
