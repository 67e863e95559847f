import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientInput } from '../../core/contract/clients.ts';
import { createSigningKeys, type SigningKey, type SigningKeys } from '../../electron/services/keys/signing-keys.ts';
import { faultOf, invalid, vaultLocked } from '../support/fault-of.ts';
import { heldServices } from '../support/held-services.ts';
import { pem, publicPem, samples } from '../support/key-samples.ts';
import { registration } from '../support/registration.ts';

let home: string;
let held: ReturnType<typeof heldServices>;
let find: SigningKeys['ofClient'];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  held = heldServices(home);
  find = createSigningKeys(held.ports).ofClient;
});
afterEach(() => {
  held.ports.store.close();
  rmSync(home, { recursive: true });
});

/** Registers a client and finds what signs for it. */
async function signer(alg: string, changes: Partial<ClientInput>): Promise<SigningKey> {
  const { id } = await held.api.clients.create(registration({ name: crypto.randomUUID(), alg: '', ...changes }));
  return signerOf(id, alg);
}

function signerOf(id: string, alg: string): Promise<SigningKey> {
  const record = held.ports.store.clients.get(id);
  if (record === undefined) throw new Error('no such client');
  return find(record, alg);
}

async function imported(name: string, material: string): Promise<string> {
  return (await held.api.keys.import({ name, material })).key.id;
}

test('the held key signs for private_key_jwt, with any algorithm that fits it', async () => {
  const keyId = await imported('RSA', pem(samples.rsa));
  for (const alg of ['RS256', 'RS512', 'PS384']) {
    const signing = await signer(alg, { method: 'private_key_jwt', keyId });
    expect(signing).toMatchObject({ id: keyId, name: 'RSA', kid: expect.any(String), algorithm: { alg }, warnings: [] });
    expect(signing.key.type).toBe('private');
  }
});

test('the client secret signs for client_secret_jwt, read in its encoding', async () => {
  const secret = 'ff'.repeat(32);
  const [text, bytes] = await Promise.all([
    signer('HS256', { method: 'client_secret_jwt', secret }),
    signer('HS256', { method: 'client_secret_jwt', secret, secretEncoding: 'hex' }),
  ]);
  const input = new TextEncoder().encode('input');
  const signatures = await Promise.all(
    [Buffer.from(secret), Buffer.from(secret, 'hex')].map(async (raw) => {
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      return Buffer.from(await crypto.subtle.sign('HMAC', key, input)).toString('hex');
    }),
  );
  const sign = async ({ key }: SigningKey) => Buffer.from(await crypto.subtle.sign('HMAC', key, input)).toString('hex');
  expect([await sign(text), await sign(bytes)]).toEqual(signatures);
  expect(text).toMatchObject({ id: null, kid: null, name: 'client secret', warnings: [] });
});

test('a secret that is shorter than the hash signs with a warning', async () => {
  const signing = await signer('HS256', { method: 'client_secret_jwt', secret: 'short' });
  expect(signing.warnings).toEqual(['The secret has 40 bits; HS256 should have 256 or more (RFC 7518 3.2).']);
});

test('where both are held, the method says which one signs, and the algorithm which one can', async () => {
  const oct = (await held.api.keys.generate({ name: 'HMAC', alg: 'HS256' })).id;
  const ec = (await held.api.keys.generate({ name: 'EC', alg: 'ES256' })).id;
  const secret = 'x'.repeat(32);
  expect((await signer('HS256', { method: 'private_key_jwt', keyId: oct, secret })).id).toBe(oct);
  expect((await signer('HS256', { method: 'client_secret_jwt', keyId: oct, secret })).id).toBeNull();
  expect((await signer('HS256', { method: 'private_key_jwt', keyId: ec, secret })).id).toBeNull();
  expect((await signer('ES256', { method: 'client_secret_jwt', keyId: ec, secret })).id).toBe(ec);
  expect((await signer('ES256', { method: 'client_secret_basic', keyId: ec, secret })).id).toBe(ec);
});

test.each([
  ['no key', 'ES256', { method: 'private_key_jwt' }, 'keyId', /has no key to sign with/],
  ['a key that is gone', 'ES256', { method: 'private_key_jwt', keyId: 'gone' }, 'keyId', /signs with is gone/],
  ['no secret', 'HS256', { method: 'client_secret_jwt' }, 'secret', /has no client secret/],
  ['an empty secret', 'HS256', { method: 'client_secret_jwt', secret: '' }, 'secret', /secret is empty/],
  ['an algorithm that is none', 'XS256', { method: 'client_secret_jwt' }, 'alg', /no signing algorithm “XS256”/],
] as const)('%s is refused, naming what to change', async (_, alg, changes, field, message) => {
  const fault = await faultOf(signer(alg, changes));
  expect(fault).toEqual(invalid(field));
  expect(fault.message).toMatch(message);
});

test('a key that cannot compute the algorithm is refused, naming both', async () => {
  const keyId = await imported('EC', pem(samples.p256));
  expect((await faultOf(signer('RS256', { method: 'private_key_jwt', keyId }))).message).toBe(
    'RS256 needs an RSA key, and this is an EC key on P-256.',
  );
  const publicId = await imported('Public', publicPem(samples.p384));
  const fault = await faultOf(signer('ES384', { method: 'private_key_jwt', keyId: publicId }));
  expect(fault).toEqual(invalid('keyId'));
  expect(fault.message).toBe('“Public” is a public key and cannot sign.');
});

test('an RSA key is refused just where its modulus has no room for the hash', async () => {
  const keyId = await imported('Short', pem(samples.shortRsa));
  expect(await faultOf(signer('PS512', { method: 'private_key_jwt', keyId }))).toEqual(invalid('alg'));
  for (const alg of ['RS512', 'PS384']) {
    const { key, algorithm } = await signer(alg, { method: 'private_key_jwt', keyId });
    expect((await crypto.subtle.sign(algorithm.signParameters, key, new Uint8Array(3))).byteLength).toBe(128);
  }
});

test('a key is imported once, again when it has changed, and not at all while the vault is locked', async () => {
  await held.api.vault.changePassphrase({ next: 'chosen' });
  const { id } = await held.api.clients.create(registration({ method: 'client_secret_jwt', alg: 'HS256', secret: 'x'.repeat(32) }));
  const first = await signerOf(id, 'HS256');
  expect((await signerOf(id, 'HS256')).key).toBe(first.key);
  expect((await signerOf(id, 'HS512')).key).not.toBe(first.key);
  await held.api.clients.update({ id, client: registration({ method: 'client_secret_jwt', alg: 'HS256', secret: 'y'.repeat(32) }) });
  const second = await signerOf(id, 'HS256');
  expect(second.key).not.toBe(first.key);
  await held.api.vault.lock();
  expect(await faultOf(signerOf(id, 'HS256'))).toEqual(vaultLocked);
  await held.api.vault.unlock({ passphrase: 'chosen' });
  expect((await signerOf(id, 'HS256')).key).not.toBe(second.key);
});
