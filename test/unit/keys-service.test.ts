import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf, invalid, missing, vaultLocked } from '../support/fault-of.ts';
import { heldServices } from '../support/held-services.ts';
import { jwk, pem, publicPem, samples } from '../support/key-samples.ts';

let home: string;
let held: ReturnType<typeof heldServices>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  held = heldServices(home);
});
afterEach(() => {
  held.ports.store.close();
  rmSync(home, { recursive: true });
});

test.each([
  ['RS256', undefined, { kty: 'RSA', crv: null, bits: 2048 }],
  ['PS512', 3072, { kty: 'RSA', crv: null, bits: 3072 }],
  ['ES256', undefined, { kty: 'EC', crv: 'P-256', bits: 256 }],
  ['ES384', undefined, { kty: 'EC', crv: 'P-384', bits: 384 }],
  ['ES512', undefined, { kty: 'EC', crv: 'P-521', bits: 521 }],
  ['EdDSA', undefined, { kty: 'OKP', crv: 'Ed25519', bits: 256 }],
  ['HS256', undefined, { kty: 'oct', crv: null, bits: 256 }],
  ['HS512', undefined, { kty: 'oct', crv: null, bits: 512 }],
  ['HS256', 128, { kty: 'oct', crv: null, bits: 128 }],
])('a key for %s is made with %s bits', async (alg, bits, expected) => {
  const key = await held.api.keys.generate({ name: alg, alg, ...(bits === undefined ? {} : { bits }) });
  expect(key).toMatchObject({ ...expected, name: alg, alg, use: 'sig', private: true, origin: 'generated', kid: key.thumbprint });
  expect(await held.api.keys.get({ id: key.id })).toEqual(key);
  expect(await held.api.keys.list()).toEqual([key]);
});

test.each([
  ['RS256', 1024, 'bits'],
  ['ES256', 256, 'bits'],
  ['HS256', 100, 'bits'],
  ['HS256', 0, 'bits'],
  ['HS256', 1_000_000, 'bits'],
  ['none', undefined, 'alg'],
  ['RSA-OAEP', 1024, 'bits'],
  ['A128KW', 256, 'bits'],
  ['dir', 136, 'bits'],
  ['ECDH-ES', 256, 'bits'],
])('a key for %s with %s bits is refused, naming %s', async (alg, bits, field) => {
  expect(await faultOf(held.api.keys.generate({ name: 'x', alg, ...(bits === undefined ? {} : { bits }) }))).toEqual(invalid(field));
  expect(await held.api.keys.list()).toEqual([]);
});

test('what is sealed beside a key is its private JWK, and what is shown has none of it', async () => {
  const { key } = await held.api.keys.import({ name: 'Mine', material: pem(samples.p256), alg: 'ES256' });
  const record = held.ports.store.keys.get(key.id);
  expect(JSON.parse(await held.ports.vault.open(key.id, record?.sealed ?? ''))).toEqual(jwk(samples.p256));
  const { d: _, ...numbers } = jwk(samples.p256);
  expect(key.publicJwk).toEqual({ ...numbers, kid: key.thumbprint, alg: 'ES256' });
  expect(JSON.stringify([key, record?.document])).not.toContain(String(jwk(samples.p256)['d']));
});

test('the kid is the thumbprint unless the JWK has one', async () => {
  const { key } = await held.api.keys.import({ name: 'PEM', material: pem(samples.rsa) });
  expect(key.kid).toBe(await calculateJwkThumbprint(jwk(samples.rsa)));
  const named = await held.api.keys.import({ name: 'JWK', material: JSON.stringify({ ...jwk(samples.rsa), kid: 'chosen' }) });
  expect(named.key).toMatchObject({ kid: 'chosen', thumbprint: key.kid });
});

test('a public key is held for verifying, with nothing sealed', async () => {
  const { key, recognised } = await held.api.keys.import({ name: 'Theirs', material: publicPem(samples.p256) });
  expect(key.private).toBe(false);
  expect(recognised.warnings).toHaveLength(1);
  expect(held.ports.store.keys.get(key.id)?.sealed).toBeNull();
});

test('the public half is given as JWK, JWK Set and PEM', async () => {
  const { id } = (await held.api.keys.import({ name: 'Mine', material: pem(samples.ed25519) })).key;
  const texts = await Promise.all((['jwk', 'jwks', 'pem'] as const).map((format) => held.api.keys.public({ id, format })));
  const [one = '', set = '', spki = ''] = texts.map(({ text }) => text);
  expect(JSON.parse(one)).toEqual({ kty: 'OKP', crv: 'Ed25519', x: jwk(samples.ed25519)['x'], kid: expect.any(String) });
  expect(one).toContain('\n');
  expect(JSON.parse(set)).toEqual({ keys: [JSON.parse(one)] });
  expect(spki).toBe(publicPem(samples.ed25519));
  expect(createPublicKey(spki).asymmetricKeyType).toBe('ed25519');
});

test('a secret has no public half', async () => {
  const { id } = await held.api.keys.generate({ name: 'Secret', alg: 'HS256' });
  for (const format of ['jwk', 'jwks', 'pem'] as const) expect(await faultOf(held.api.keys.public({ id, format }))).toEqual(invalid('id'));
});

test('a change of name, kid, alg and use is kept, and stands in the public JWK', async () => {
  const { id } = await held.api.keys.generate({ name: 'Old', alg: 'RS256' });
  const changed = await held.api.keys.update({ id, name: 'New', kid: 'k1', alg: 'PS256', use: null });
  expect(changed).toMatchObject({ name: 'New', kid: 'k1', alg: 'PS256', use: null });
  expect(changed.publicJwk).toMatchObject({ kid: 'k1', alg: 'PS256' });
  expect(changed.publicJwk).not.toHaveProperty('use');
  const fault = await faultOf(held.api.keys.update({ id, name: 'New', kid: 'k1', alg: 'ES256', use: null }));
  expect(fault).toEqual(invalid('alg'));
  expect(await held.api.keys.get({ id })).toEqual(changed);
});

test('an alg that is no signing algorithm can be kept when the rest is changed', async () => {
  const material = JSON.stringify({ ...jwk(samples.rsa), alg: 'RSA-OAEP-256', use: 'enc' });
  const { key } = await held.api.keys.import({ name: 'For encryption', material });
  expect(await held.api.keys.update({ id: key.id, name: 'Renamed', kid: key.kid, alg: key.alg, use: 'enc' })).toMatchObject({
    name: 'Renamed',
  });
});

test('a name that is taken is refused for a new key and for a renamed one', async () => {
  await held.api.keys.generate({ name: 'Taken', alg: 'ES256' });
  const { id, kid, alg, use } = await held.api.keys.generate({ name: 'Free', alg: 'ES256' });
  expect(await faultOf(held.api.keys.generate({ name: 'Taken', alg: 'ES256' }))).toEqual(invalid('name'));
  expect(await faultOf(held.api.keys.import({ name: 'Taken', material: 'secret' }))).toEqual(invalid('name'));
  expect(await faultOf(held.api.keys.update({ id, name: 'Taken', kid, alg, use }))).toEqual(invalid('name'));
  expect(await held.api.keys.update({ id, name: 'Free', kid: 'other', alg, use })).toMatchObject({ kid: 'other' });
});

test('a removed key can be restored, under a name that is free', async () => {
  const { id } = await held.api.keys.generate({ name: 'Key', alg: 'ES256' });
  await held.api.keys.remove({ id });
  expect(await held.api.keys.list()).toEqual([]);
  await held.api.keys.generate({ name: 'Key', alg: 'ES256' });
  expect(await held.api.keys.restore({ id })).toMatchObject({ id, name: 'Key 2' });
  expect((await held.api.keys.list()).map(({ name }) => name)).toEqual(['Key 2', 'Key']);
});

test('an id that is not held is answered as missing', async () => {
  const id = 'nowhere';
  const calls = [
    held.api.keys.get({ id }),
    held.api.keys.update({ id, name: 'x', kid: 'x', alg: null, use: null }),
    held.api.keys.public({ id, format: 'jwk' }),
    held.api.keys.remove({ id }),
    held.api.keys.restore({ id }),
  ];
  for (const call of calls) expect(await faultOf(call)).toEqual(missing('key', id));
});

test('a locked vault takes no key and still shows those it holds', async () => {
  const { id } = await held.api.keys.generate({ name: 'Key', alg: 'ES256' });
  await held.api.vault.changePassphrase({ next: 'chosen' });
  await held.api.vault.lock();
  expect(await faultOf(held.api.keys.generate({ name: 'Other', alg: 'ES256' }))).toEqual(vaultLocked);
  expect((await held.api.keys.get({ id })).name).toBe('Key');
  expect((await held.api.keys.public({ id, format: 'pem' })).text).toContain('PUBLIC KEY');
  expect((await held.api.keys.recognise({ material: 'secret' })).format).toBe('secret');
});
