import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { SignJWT, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProtectedApi } from '../../electron/playground/protected-api.ts';
import { createRevokedTokens } from '../../electron/playground/revoked-tokens.ts';

const issuer = 'http://as.example';
const audience = 'http://api.example';
const now = Math.floor(Date.now() / 1000);
const sound = { iss: issuer, aud: audience, sub: 's', client_id: 'c', jti: 'j', iat: now, exp: now + 60, scope: 'payments:read' };

let server: Server;
let privateKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = pair.privateKey;
  const keys = createLocalJWKSet({ keys: [await exportJWK(pair.publicKey)] });
  const api = createProtectedApi({ issuer, audience, keys, revoked: createRevokedTokens(), clockTolerance: 5 });
  server = createServer((request, response) => void api(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function call(claims: Readonly<Record<string, unknown>>, typ = 'at+jwt'): Promise<{ status: number; challenge: string }> {
  const token = await new SignJWT({ ...sound, ...claims }).setProtectedHeader({ alg: 'ES256', typ }).sign(privateKey);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const response = await fetch(`http://127.0.0.1:${address.port}/`, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  return { status: response.status, challenge: response.headers.get('www-authenticate') ?? '' };
}

test('takes an access token with all that RFC 9068 asks for', async () => {
  expect(await call({})).toEqual({ status: 200, challenge: '' });
  expect((await call({}, 'application/at+jwt')).status).toBe(200);
  expect((await call({ exp: now - 2 })).status).toBe(200);
});

test.each([
  ['expired', { exp: now - 60 }, 'has expired'],
  ['that never expires', { exp: undefined }, 'exp is missing'],
  ['of another issuer', { iss: 'http://other.example' }, 'iss is wrong, it must be http://as.example'],
  ['for another API', { aud: 'http://other.example' }, 'aud is wrong, it must be http://api.example'],
  ['of no client', { client_id: undefined }, 'client_id is missing'],
  ['not valid yet', { nbf: now + 60 }, 'nbf is wrong'],
])('refuses a token %s', async (_kind, claims, reason) => {
  const { status, challenge } = await call(claims);
  expect(status).toBe(401);
  expect(challenge).toContain(reason);
});

test('refuses a JWT that is no access token', async () => {
  expect((await call({}, 'JWT')).challenge).toContain('typ is wrong, it must be at+jwt');
});

test('refuses a token without scope', async () => {
  expect((await call({ scope: undefined })).status).toBe(403);
});
