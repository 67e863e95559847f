import { generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { ClientInput } from '../../core/contract/clients.ts';
import { encodeBase64url } from '../../core/jose/base64url.ts';
import { passphrase } from '../support/assay-home.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client, clock } = services;
const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => services.close());

/** A key of an authorization server. */
interface ServerKey {
  readonly jwk: JsonWebKey;
  readonly privateKey: KeyObject;
}

function serverKey(kid?: string): ServerKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { jwk: { ...publicKey.export({ format: 'jwk' }), ...(kid === undefined ? {} : { kid }) }, privateKey };
}

function issued({ privateKey, jwk }: ServerKey, claims: object, members: object = {}): string {
  const header = { alg: 'ES256', ...(jwk['kid'] === undefined ? {} : { kid: jwk['kid'] }), ...members };
  const input = [header, claims].map((part) => encodeBase64url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${encodeBase64url(signature)}`;
}

/** An authorization server that publishes documents at paths; each may change, and the requests are counted. */
async function startIssuer(documents: (url: string) => Record<string, unknown>) {
  const asked: string[] = [];
  const server = await startHttpServer((request, response) => {
    asked.push(request.url ?? '');
    const document = documents(server.url)[request.url ?? ''];
    if (typeof document === 'string') response.end(document);
    else if (document === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  });
  servers.push(server);
  return { issuer: server.url, asked };
}

let count = 0;
async function stored(changes: Partial<ClientInput>) {
  count += 1;
  return client.clients.create(registration({ name: `Client ${count}`, ...changes }));
}

/** The token with other claims under the same signature. */
function tampered(token: string, claims: object): string {
  return token.replace(/\.[^.]+\./, `.${encodeBase64url(new TextEncoder().encode(JSON.stringify(claims)))}.`);
}

describe('with held keys', () => {
  test('a token is verified by the key that its kid names, and fails when it was changed', async () => {
    const key = await client.keys.generate({ name: 'Held', alg: 'RS256' });
    const of = await stored({ keyId: key.id, alg: 'RS256' });
    const assertion = { header: { alg: 'RS256', kid: key.kid }, claims: { iss: 'x' } };
    const { token } = await client.assertions.sign({ clientId: of.id, assertion });
    expect(await client.tokens.verify({ token })).toEqual({ state: 'verified', key: 'Held', from: 'held here' });
    expect(await client.tokens.verify({ token: tampered(token, { iss: 'y' }) })).toMatchObject({
      state: 'failed',
      key: 'Held',
      code: 'mismatch',
      reason: expect.stringContaining('does not match'),
    });
  });

  test('a client’s own assertion that no key of its verifies has failed', async () => {
    const of = await stored({ method: 'client_secret_jwt', alg: 'HS256', secret: 'x'.repeat(32) });
    const assertion = { header: { alg: 'HS256' }, claims: { iss: '{{client_id}}' } };
    const { token } = await client.assertions.sign({ clientId: of.id, assertion });
    expect(await client.tokens.verify({ token, clientId: of.id })).toMatchObject({ state: 'verified', key: `client secret of ${of.name}` });
    const broken = token.replace(/.....$/, 'AAAAA');
    expect(await client.tokens.verify({ token: broken, clientId: of.id })).toMatchObject({ state: 'failed' });
    expect(await client.tokens.verify({ token: broken })).toMatchObject({ state: 'unchecked' });
  });

  test('a symmetric key is tried for its algorithm, and not while the vault is locked', async () => {
    const key = await client.keys.generate({ name: 'Shared', alg: 'HS512' });
    const of = await stored({ keyId: key.id, alg: 'HS512' });
    const { token } = await client.assertions.sign({ clientId: of.id, assertion: { header: { alg: 'HS512' }, claims: {} } });
    expect(await client.tokens.verify({ token })).toMatchObject({ state: 'verified', key: 'Shared' });
    await client.vault.lock();
    const state = await client.tokens.verify({ token });
    await client.vault.unlock({ passphrase });
    expect(state).toMatchObject({ state: 'unchecked', reason: expect.stringContaining('vault is locked') });
  });

  test.each([
    ['an opaque token', 'abc', 'unchecked', 'no compact JWS'],
    ['an encrypted token', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c', 'unchecked', 'encrypted'],
    ['an unsecured token', 'eyJhbGciOiJub25lIn0.e30.', 'failed', 'none'],
    ['a token of a foreign key', issued(serverKey('foreign'), { iss: 'https://else.example' }), 'unchecked', 'https://else.example'],
  ])('%s', async (_what, token, state, reason) => {
    expect(await client.tokens.verify({ token })).toMatchObject({ state, reason: expect.stringContaining(reason) });
  });
});

describe('with the key that it carries', () => {
  const claims = { jti: 'a', htm: 'POST', htu: 'https://as.example/token', iat: 1 };

  test('a DPoP proof is verified, and fails when it was changed', async () => {
    const key = serverKey();
    const proof = issued(key, claims, { typ: 'dpop+jwt', jwk: key.jwk });
    expect(await client.tokens.verify({ token: proof })).toMatchObject({
      state: 'verified',
      key: 'jwk',
      from: expect.stringContaining('carried by the proof itself'),
    });
    expect(await client.tokens.verify({ token: tampered(proof, { ...claims, htm: 'GET' }) })).toMatchObject({ state: 'failed' });
  });

  test('no other token is, nor a proof with a secret in it', async () => {
    const key = serverKey();
    expect(await client.tokens.verify({ token: issued(key, { iss: 'https://as.example' }, { jwk: key.jwk }) })).toMatchObject({
      state: 'unchecked',
    });
    const secret = { kty: 'oct', k: 'AAAA' };
    const proof = issued(key, claims, { typ: 'dpop+jwt', alg: 'HS256', jwk: secret });
    expect(await client.tokens.verify({ token: proof })).toMatchObject({ state: 'unchecked' });
  });
});

describe('with the keys that the server publishes', () => {
  test('a token of the client’s issuer is verified at the registration’s key set, which is asked once', async () => {
    const key = serverKey('k1');
    const { issuer, asked } = await startIssuer(() => ({ '/jwks': { keys: [key.jwk] } }));
    const of = await stored({ issuer, jwksUri: `${issuer}/jwks` });
    const token = issued(key, { iss: issuer });
    const verified = { state: 'verified', key: 'k1', from: `the key set at ${issuer}/jwks` };
    expect(await client.tokens.verify({ token, clientId: of.id })).toEqual(verified);
    expect(await client.tokens.verify({ token, clientId: of.id })).toEqual(verified);
    expect(asked).toEqual(['/jwks']);
    expect(await client.tokens.verify({ token: tampered(token, { iss: issuer, admin: true }), clientId: of.id })).toMatchObject({
      state: 'failed',
    });
  });

  test('the key set is found through the issuer’s metadata', async () => {
    const key = serverKey();
    const { issuer } = await startIssuer((url) => ({
      '/.well-known/oauth-authorization-server': { issuer: url, token_endpoint: `${url}/token`, jwks_uri: `${url}/keys` },
      '/keys': { keys: [key.jwk] },
    }));
    const of = await stored({ issuer, jwksUri: '' });
    expect(await client.tokens.verify({ token: issued(key, { iss: issuer }), clientId: of.id })).toMatchObject({
      state: 'verified',
      key: 'key 1 of the set',
      from: `the key set at ${issuer}/keys`,
    });
  });

  test('a key set that has changed is asked for again', async () => {
    let key = serverKey('k1');
    const { issuer } = await startIssuer(() => ({ '/jwks': { keys: [key.jwk] } }));
    const of = await stored({ issuer, jwksUri: `${issuer}/jwks` });
    await client.tokens.verify({ token: issued(key, { iss: issuer }), clientId: of.id });
    key = serverKey('k2');
    clock.at += 30_000;
    expect(await client.tokens.verify({ token: issued(key, { iss: issuer }), clientId: of.id })).toMatchObject({
      state: 'verified',
      key: 'k2',
    });
  });

  test('nothing is fetched for a token of another issuer', async () => {
    const { issuer, asked } = await startIssuer(() => ({}));
    const of = await stored({ issuer, jwksUri: `${issuer}/jwks` });
    const state = await client.tokens.verify({ token: issued(serverKey('x'), { iss: `${issuer}/` }), clientId: of.id });
    expect(state).toMatchObject({ state: 'unchecked', reason: expect.stringContaining('is not the server of') });
    expect(asked).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['is not there', {}, /status 404/],
    ['is no JSON', { '/jwks': 'nope' }, /not a JSON object/],
    ['has no keys', { '/jwks': { key: [] } }, /no “keys” array/],
    ['does not have the key', { '/jwks': { keys: [null, 'x', {}] } }, /./],
  ])('a key set that %s leaves the token unchecked', async (_what, documents, reason) => {
    const { issuer } = await startIssuer(() => documents);
    const of = await stored({ issuer, jwksUri: `${issuer}/jwks` });
    const state = await client.tokens.verify({ token: issued(serverKey('k1'), { iss: issuer }), clientId: of.id });
    expect(state).toMatchObject({ state: 'unchecked', reason: expect.stringMatching(reason) });
  });

  test('a server that cannot be reached leaves the token unchecked', async () => {
    const issuer = await refusingUrl();
    const of = await stored({ issuer, jwksUri: '' });
    const state = await client.tokens.verify({ token: issued(serverKey('k1'), { iss: issuer }), clientId: of.id });
    expect(state).toMatchObject({ state: 'unchecked', reason: expect.stringContaining('No key set is known') });
  });
});
