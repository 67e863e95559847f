import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';

export function keysSuite(open: OpenHost): void {
  describe('keys', () => {
    const host = hostFor(open);

    test.each([
      ['ES256', undefined, { kty: 'EC', crv: 'P-256', bits: 256 }],
      ['ES384', undefined, { kty: 'EC', crv: 'P-384', bits: 384 }],
      ['ES512', undefined, { kty: 'EC', crv: 'P-521', bits: 521 }],
      ['RS256', 2048, { kty: 'RSA', crv: null, bits: 2048 }],
      ['PS256', 3072, { kty: 'RSA', crv: null, bits: 3072 }],
      ['EdDSA', undefined, { kty: 'OKP', crv: 'Ed25519', bits: 256 }],
      ['HS512', undefined, { kty: 'oct', crv: null, bits: 512 }],
    ])('generates a key for %s', async (alg, bits, expected) => {
      const { keys } = host.client;
      const key = await keys.generate({ name: `Key for ${alg}`, alg, ...(bits === undefined ? {} : { bits }) });
      expect(key).toMatchObject({ ...expected, name: `Key for ${alg}`, alg, private: true, origin: 'generated' });
      expect(key.kid).toBe(key.thumbprint);
      expect(await keys.get({ id: key.id })).toEqual(key);
      expect(await keys.list()).toContainEqual(key);
    });

    test('no output of a key has private members', async () => {
      const { keys } = host.client;
      const key = await keys.generate({ name: 'Private', alg: 'RS256' });
      const texts = await Promise.all((['jwk', 'jwks', 'pem'] as const).map((format) => keys.public({ id: key.id, format })));
      const shown = JSON.stringify([key, await keys.list(), await keys.get({ id: key.id }), texts]);
      for (const member of ['"d"', '"p"', '"q"', '"dp"', '"dq"', '"qi"', '\\"d\\"', 'PRIVATE KEY']) expect(shown).not.toContain(member);
    });

    test('gives the public half as JWK, JWKS and SPKI', async () => {
      const { keys } = host.client;
      const key = await keys.generate({ name: 'Public', alg: 'ES256' });
      const jwk = JSON.parse((await keys.public({ id: key.id, format: 'jwk' })).text);
      expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256', kid: key.kid, x: key.publicJwk?.['x'] });
      expect(JSON.parse((await keys.public({ id: key.id, format: 'jwks' })).text)).toEqual({ keys: [jwk] });
      expect((await keys.public({ id: key.id, format: 'pem' })).text).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    });

    test('a shared secret has no public half', async () => {
      const key = await host.client.keys.generate({ name: 'Secret', alg: 'HS256' });
      expect(key.publicJwk).toBeNull();
      expect(await faultOf(host.client.keys.public({ id: key.id, format: 'jwk' }))).toMatchObject({ code: 'INVALID_INPUT' });
    });

    test('recognises and imports a PKCS#8 key', async () => {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const material = await exportPKCS8(privateKey);
      const recognised = await host.client.keys.recognise({ material });
      expect(recognised).toMatchObject({ format: 'pkcs8', kty: 'EC', crv: 'P-256', bits: 256, private: true });
      const before = await host.client.keys.list();
      expect(before).not.toContainEqual(expect.objectContaining({ name: 'Imported' }));
      const imported = await host.client.keys.import({ name: 'Imported', material });
      expect(imported).toMatchObject({ recognised, key: { name: 'Imported', origin: 'imported', private: true, format: 'pkcs8' } });
    });

    test('a public key is imported as one', async () => {
      const { publicKey } = await generateKeyPair('ES256', { extractable: true });
      const { key } = await host.client.keys.import({ name: 'Public half', material: await exportSPKI(publicKey) });
      expect(key).toMatchObject({ format: 'spki', private: false });
    });

    test('a short secret is taken with a warning that says how many bits were read', async () => {
      const { key, recognised } = await host.client.keys.import({
        name: 'Short',
        material: '00ff00ff',
        alg: 'HS256',
        secretEncoding: 'hex',
      });
      expect(key).toMatchObject({ kty: 'oct', bits: 32, encoding: 'hex' });
      expect(recognised.warnings.join(' ')).toMatch(/32/);
    });

    test.each([
      ['an encrypted PEM', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n'],
      ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
      ['a damaged PEM', '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'],
      ['a JWK without its numbers', '{"kty":"EC","crv":"P-256"}'],
    ])('refuses %s by its field, and says what to do', async (_kind, material) => {
      const { keys } = host.client;
      expect(await faultOf(keys.recognise({ material }))).toEqual(invalid('material'));
      const fault = await faultOf(keys.import({ name: 'Refused', material }));
      expect(fault).toEqual(invalid('material'));
      expect(fault.data).toMatchObject({ fix: expect.any(String) });
    });

    test('an alg that does not exist, or a modulus that is too short, is refused by its field', async () => {
      expect(await faultOf(host.client.keys.generate({ name: 'k', alg: 'none' }))).toEqual(invalid('alg'));
      expect(await faultOf(host.client.keys.generate({ name: 'k', alg: 'RS256', bits: 512 }))).toEqual(invalid('bits'));
    });

    test('name, kid, alg and use can be changed', async () => {
      const { keys } = host.client;
      const key = await keys.generate({ name: 'Before', alg: 'ES256' });
      const change = { name: 'After', kid: 'chosen', alg: null, use: 'sig' as const };
      expect(await keys.update({ id: key.id, ...change })).toEqual({ ...key, ...change, publicJwk: expect.anything() });
      expect(await faultOf(keys.update({ id: key.id, ...change, alg: 'RS256' }))).toEqual(invalid('alg'));
    });

    test('a removal can be taken back', async () => {
      const { keys } = host.client;
      const key = await keys.generate({ name: 'Removed', alg: 'ES256' });
      await keys.remove({ id: key.id });
      expect(await faultOf(keys.get({ id: key.id }))).toEqual(missing('key', key.id));
      expect(await keys.restore({ id: key.id })).toEqual(key);
      expect(await keys.list()).toContainEqual(key);
    });

    test('names the id that is not there', async () => {
      const { keys } = host.client;
      const id = 'nowhere';
      const calls = [
        () => keys.get({ id }),
        () => keys.update({ id, name: 'n', kid: 'k', alg: null, use: null }),
        () => keys.public({ id, format: 'jwk' }),
        () => keys.remove({ id }),
        () => keys.restore({ id }),
      ];
      for (const call of calls) expect(await faultOf(call())).toEqual(missing('key', id));
    });
  });
}
