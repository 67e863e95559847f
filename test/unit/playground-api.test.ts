import { connect } from 'node:net';
import { SignJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playgroundUnderTest } from '../support/playground-requests.ts';
import type { PlaygroundUnderTest } from '../support/playground-requests.ts';

let playground: PlaygroundUnderTest;
beforeAll(async () => {
  playground = await playgroundUnderTest();
});
afterAll(() => playground.close());

async function accessToken(scope = 'payments:read'): Promise<string> {
  const client = 'playground-private-key-jwt';
  return (await playground.tokenAs(client, { grant_type: 'client_credentials', scope })).text('access_token');
}

test('answers a call with an access token of its own server', async () => {
  const answer = await playground.call(await accessToken());
  expect(answer).toMatchObject({ status: 200, challenge: null, body: { message: 'The access token was accepted.' } });
});

test('a payment takes a scope of its own', async () => {
  const headers = { authorization: `Bearer ${await accessToken('payments:write')}` };
  expect(await playground.call(null, { method: 'POST', headers })).toMatchObject({ status: 201 });
});

test('without a token it challenges and names no error (RFC 6750 3.1)', async () => {
  expect(await playground.call(null)).toMatchObject({ status: 401, challenge: 'Bearer realm="Assay playground API"' });
});

test('names the scope that is lacking', async () => {
  const headers = { authorization: `Bearer ${await accessToken()}` };
  const answer = await playground.call(null, { method: 'POST', headers });
  expect(answer.status).toBe(403);
  expect(answer.challenge).toContain('error="insufficient_scope"');
  expect(answer.challenge).toContain('scope="payments:write"');
});

test('another scheme is an invalid request', async () => {
  const answer = await playground.call(null, { headers: { authorization: 'Basic YTpi' } });
  expect(answer).toMatchObject({ status: 400, challenge: expect.stringContaining('error="invalid_request"') });
});

test.each([
  ['that is no JWT', async () => 'opaque', 'not a JWT'],
  ['that is a client assertion', () => playground.sign('playground-private-key-jwt'), 'not registered'],
  ['whose signature was changed', async () => changed(await accessToken()), 'signature is wrong'],
  ['of another server', forged, 'signature is wrong'],
])('refuses a token %s', async (_kind, token, reason) => {
  const answer = await playground.call(await token());
  expect(answer.status).toBe(401);
  expect(answer.challenge).toContain('error="invalid_token"');
  expect(answer.challenge).toContain(reason);
});

test('says which methods it has', async () => {
  const response = await fetch(playground.addresses.apiUrl, { method: 'DELETE' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, POST');
});

test('answers as its own address only, whatever leads there', async () => {
  expect(await rawStatus('/', 'attacker.example')).toBe(421);
  expect(await rawStatus('/', `127.0.0.1:${playground.port + 1}`)).toBe(421);
});

test('survives a request target that is no path', async () => {
  expect(await rawStatus('//', `127.0.0.1:${playground.port}`)).toBe(404);
});

test('closes at once, with connections open', async () => {
  const other = await playgroundUnderTest();
  const socket = connect(other.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  await other.close();
  await closed;
  await expect(fetch(other.addresses.issuer)).rejects.toThrow();
});

function changed(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  return [header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
}

/** An access token with all the right claims and the server's own kid, signed by somebody else. */
async function forged(): Promise<string> {
  const { keys } = await (await fetch(playground.addresses.jwksUri)).json();
  const { privateKey } = await generateKeyPair('ES256');
  const { issuer, resource } = playground.addresses;
  return new SignJWT({ scope: 'payments:read', client_id: 'c', jti: 'j' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keys[0].kid })
    .setIssuer(issuer)
    .setAudience(resource)
    .setSubject('c')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(privateKey);
}

function rawStatus(target: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(playground.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(answer.split(' ')[1])));
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
}
