import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactEncrypt, type CryptoKey, importJWK, SignJWT } from 'jose';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { VerificationKeys } from '../../core/contract/token-opening.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { faultOf } from '../support/fault-of.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client } = services;
const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => services.close());

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const x25519 = generateKeyPairSync('x25519');

function jwkOf(key: KeyObject, more: object = {}) {
  return { ...key.export({ format: 'jwk' }), ...more };
}

function pemOf(key: KeyObject): string {
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
}

function signed(key: KeyObject | Uint8Array, header: { alg: string; kid?: string; x5c?: string[] }): Promise<string> {
  return new SignJWT({ iss: 'https://as.example' }).setProtectedHeader(header).sign(key);
}

function encrypted(text: string, key: KeyObject | CryptoKey | Uint8Array, alg: string, enc = 'A256GCM'): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg, enc }).encrypt(key);
}

async function verified(token: string, keys: VerificationKeys) {
  return await client.tokens.verifyWith({ token, with: keys });
}

const token = await signed(ec.privateKey, { alg: 'ES256', kid: 'a' });

describe('verifying with keys that are given', () => {
  it.each<[string, () => VerificationKeys]>([
    ['a public PEM', () => ({ material: pemOf(ec.publicKey) })],
    ['a private PEM, of which the public half counts', () => ({ material: pemOf(ec.privateKey) })],
    ['a public JWK', () => ({ material: JSON.stringify(jwkOf(ec.publicKey)) })],
    ['a private JWK', () => ({ material: JSON.stringify(jwkOf(ec.privateKey, { kid: 'other' })) })],
    ['a JWK Set', () => ({ material: JSON.stringify({ keys: [jwkOf(rsa.publicKey), jwkOf(ec.publicKey, { kid: 'a' })] }) })],
    ['DER', () => ({ material: { base64: ec.publicKey.export({ type: 'spki', format: 'der' }).toString('base64') } })],
  ])('%s verifies', async (_what, keys) => {
    const { signature, reached } = await verified(token, keys());
    expect(signature).toMatchObject({ state: 'verified', from: expect.stringMatching(/^the keys? given$/) });
    expect(reached).toBe(true);
  });

  it('a certificate verifies what its key signed', async () => {
    const { key, cert } = selfSignedCertificate();
    const own = await signed(createPrivateKey(key), { alg: 'ES256' });
    expect((await verified(own, { material: cert })).signature).toMatchObject({
      state: 'verified',
      key: expect.stringContaining('Assay test'),
    });
    expect((await verified(token, { material: cert })).signature).toMatchObject({ state: 'failed' });
  });

  it('a secret verifies, read as it is said to be', async () => {
    const bytes = Buffer.from('a secret of thirty-two bytes ....');
    const mac = await signed(bytes, { alg: 'HS256' });
    expect((await verified(mac, { material: bytes.toString() })).signature.state).toBe('verified');
    expect((await verified(mac, { material: bytes.toString('hex'), secretEncoding: 'hex' })).signature.state).toBe('verified');
    expect((await verified(mac, { material: bytes.toString('hex') })).signature).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('only when the secret is hex-decoded first'),
    });
  });

  it('says when the text of the public key was the secret', async () => {
    const pem = pemOf(ec.publicKey);
    const forged = await signed(Buffer.from(pem), { alg: 'HS256' });
    expect((await verified(forged, { material: pem })).signature).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^A forgery/),
    });
  });

  it('says what is wrong with the material, and keeps nothing', async () => {
    expect(await faultOf(verified(token, { material: '-----BEGIN PUBLIC KEY-----\nAAAA' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await client.keys.list()).toEqual([]);
  });

  it('warns of a secret among public keys', async () => {
    const material = JSON.stringify({ keys: [jwkOf(ec.publicKey), { kty: 'oct', k: 'AAAA' }] });
    expect(await verified(token, { material })).toMatchObject({
      signature: { state: 'verified' },
      warnings: [expect.stringContaining('was not used')],
    });
  });
});

describe('verifying a detached signature', () => {
  it('takes its payload as text or bytes, and none for a token that has its own', async () => {
    const [header, payload = '', signature] = token.split('.');
    const detached = `${header}..${signature}`;
    const text = Buffer.from(payload, 'base64url').toString();
    const keys = { material: pemOf(ec.publicKey) };
    for (const given of [text, { base64: Buffer.from(text).toString('base64') }, { base64: payload }]) {
      const { signature } = await client.tokens.verifyWith({ token: detached, with: keys, payload: given });
      expect(signature).toMatchObject({ state: 'verified' });
    }
    expect((await verified(detached, keys)).signature).toMatchObject({ state: 'unchecked', reason: expect.stringContaining('detached') });
    for (const other of [token, 'opaque']) {
      expect(await faultOf(client.tokens.verifyWith({ token: other, with: keys, payload: text }))).toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'payload', fix: 'Leave the payload out.' },
      });
    }
  });
});

describe('verifying with held keys', () => {
  it('takes the one that is named, or all', async () => {
    const { key } = await client.keys.import({ name: 'Held EC', material: pemOf(ec.privateKey) });
    const { key: other } = await client.keys.import({ name: 'Held RSA', material: pemOf(rsa.privateKey) });
    expect((await verified(token, { keyId: key.id })).signature).toEqual({ state: 'verified', key: 'Held EC', from: 'held here' });
    expect((await verified(token, { keyId: other.id })).signature.state).toBe('unchecked');
    expect((await verified(token, { held: true })).signature).toEqual({ state: 'verified', key: 'Held EC', from: 'held here' });
    const forged = await signed(Buffer.from(pemOf(ec.publicKey)), { alg: 'HS256' });
    expect((await verified(forged, { held: true })).signature).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('“Held EC”'),
    });
    expect(await faultOf(verified(token, { keyId: 'gone' }))).toMatchObject({ code: 'NOT_FOUND' });
    const detached = token.replace(/\..*\./, '..');
    expect(await client.tokens.verify({ token: detached })).toMatchObject({
      state: 'unchecked',
      reason: expect.stringContaining('detached'),
    });
  });
});

describe('verifying with keys that a server publishes', () => {
  async function server(documents: (url: string) => Record<string, unknown>) {
    const running = await startHttpServer((request, response) => {
      const document = documents(running.url)[request.url ?? ''];
      if (document === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    });
    servers.push(running);
    return running.url;
  }

  it('reads a jwks_uri', async () => {
    const url = await server(() => ({ '/jwks': { keys: [jwkOf(ec.publicKey, { kid: 'a' })] } }));
    expect((await verified(token, { jwksUri: `${url}/jwks` })).signature).toEqual({
      state: 'verified',
      key: 'a',
      from: `the key set at ${url}/jwks`,
    });
    expect(await verified(token, { jwksUri: `${url}/nothing` })).toMatchObject({
      signature: { state: 'unchecked', reason: expect.stringContaining('status 404') },
      reached: true,
    });
  });

  it('goes through the issuer’s metadata', async () => {
    const url = await server((base) => ({
      '/.well-known/openid-configuration': { issuer: base, jwks_uri: `${base}/jwks` },
      '/jwks': { keys: [jwkOf(ec.publicKey)] },
    }));
    expect((await verified(token, { issuer: url })).signature).toMatchObject({ state: 'verified', from: `the key set at ${url}/jwks` });
  });

  it('does not use the keys of metadata that names another issuer', async () => {
    const url = await server((base) => ({
      '/.well-known/openid-configuration': { issuer: 'https://evil.example', jwks_uri: `${base}/jwks` },
    }));
    expect((await verified(token, { issuer: url })).signature).toMatchObject({
      state: 'unchecked',
      reason: expect.stringContaining('names another issuer'),
    });
  });

  it('says when the server cannot be reached', async () => {
    const url = await refusingUrl();
    expect(await verified(token, { jwksUri: url })).toMatchObject({ signature: { state: 'unchecked' }, reached: false });
    const { signature, reached } = await verified(token, { issuer: url });
    expect({ state: signature.state, reached }).toEqual({ state: 'unchecked', reached: false });
    // Two addresses were asked, and what came of both is said once.
    const reason = 'reason' in signature ? signature.reason : '';
    expect(reason.match(/\/\.well-known\//g)).toHaveLength(2);
    expect(reason.match(/ECONNREFUSED/g)).toHaveLength(1);
  });
});

describe('verifying with x5c', () => {
  it('verifies, and says what that proves', async () => {
    const { key, cert } = selfSignedCertificate();
    const x5c = [cert.replaceAll(/-----.*-----|\s/g, '')];
    const own = await signed(createPrivateKey(key), { alg: 'ES256', x5c });
    const checked = await verified(own, { x5c: true });
    expect(checked.signature).toMatchObject({ state: 'verified', from: 'the x5c of the token itself' });
    expect(checked.warnings).toEqual([
      expect.stringContaining('and not who that is'),
      expect.stringMatching(/valid only from|self-signed/),
      expect.stringContaining('self-signed'),
    ]);
    const stolen = await signed(ec.privateKey, { alg: 'ES256', x5c });
    expect((await verified(stolen, { x5c: true })).signature.state).toBe('failed');
    expect((await verified(token, { x5c: true })).signature).toEqual({ state: 'unchecked', reason: 'Its header has no “x5c”.' });
  });
});

describe('opening an encrypted token', () => {
  it('opens with a held key, which stays where it is', async () => {
    const text = await encrypted(token, rsa.publicKey, 'RSA-OAEP-256');
    const opened = await client.tokens.decrypt({ token: text, with: { held: true } });
    expect(opened).toMatchObject({
      layers: [{ alg: 'RSA-OAEP-256', enc: 'A256GCM', key: 'Held RSA', from: 'held here' }],
      shut: null,
      content: { text: token, base64: Buffer.from(token).toString('base64'), authenticity: expect.stringContaining('signed token') },
    });
    expect(JSON.stringify(opened)).not.toContain(String(jwkOf(rsa.privateKey).d));
  });

  it.each([
    ['a PEM', () => ({ material: pemOf(rsa.privateKey) })],
    ['a JWK', () => ({ material: JSON.stringify(jwkOf(rsa.privateKey, { use: 'sig', alg: 'RS256' })) })],
  ])('opens with %s that is given', async (_what, keys) => {
    const text = await encrypted('hello', createPublicKey(pemOf(rsa.publicKey)), 'RSA-OAEP');
    expect(await client.tokens.decrypt({ token: text, with: keys() })).toMatchObject({ content: { text: 'hello' } });
  });

  it.each([
    ['PEM', () => pemOf(x25519.privateKey)],
    ['JWK', () => JSON.stringify(jwkOf(x25519.privateKey))],
  ])('opens with an X25519 key as %s', async (_what, material) => {
    const text = await encrypted('hello', await importJWK(jwkOf(x25519.publicKey), 'ECDH-ES'), 'ECDH-ES');
    expect(await client.tokens.decrypt({ token: text, with: { material: material() } })).toMatchObject({ content: { text: 'hello' } });
  });

  it('opens with a secret and with a password', async () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const text = await encrypted('hello', secret, 'dir');
    const given = { material: Buffer.from(secret).toString('base64url'), secretEncoding: 'base64url' } as const;
    expect(await client.tokens.decrypt({ token: text, with: given })).toMatchObject({ content: { text: 'hello' } });
    const sealed = await encrypted('hello', Buffer.from('correct horse'), 'PBES2-HS256+A128KW');
    expect(await client.tokens.decrypt({ token: sealed, with: { material: 'correct horse' } })).toMatchObject({
      content: { text: 'hello' },
    });
    expect(await client.tokens.decrypt({ token: sealed, with: { material: 'wrong horse' } })).toMatchObject({
      content: null,
      shut: { key: 'secret' },
    });
  });

  it('shows bytes that are no text', async () => {
    const secret = new Uint8Array(16);
    const bytes = await new CompactEncrypt(Uint8Array.of(0xff, 0xfe, 0x00))
      .setProtectedHeader({ alg: 'dir', enc: 'A128GCM' })
      .encrypt(secret);
    const given = { material: '00'.repeat(16), secretEncoding: 'hex' } as const;
    expect(await client.tokens.decrypt({ token: bytes, with: given })).toMatchObject({ content: { text: null, base64: '//4A' } });
  });

  it('says why it stays shut, and when nothing is encrypted', async () => {
    const text = await encrypted('hello', generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'RSA-OAEP');
    expect(await client.tokens.decrypt({ token: text, with: { held: true } })).toMatchObject({
      layers: [],
      shut: { reason: expect.stringContaining('Held RSA') },
    });
    expect(await client.tokens.decrypt({ token, with: { held: true } })).toMatchObject({
      shut: { reason: expect.stringContaining('no compact JWE') },
    });
  });

  it('asks for the vault to be unlocked', async () => {
    await client.vault.lock();
    const text = await encrypted('hello', rsa.publicKey, 'RSA-OAEP');
    expect(await faultOf(client.tokens.decrypt({ token: text, with: { held: true } }))).toMatchObject({ code: 'VAULT_LOCKED' });
  });
});
