import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { encryptedPem, pem, publicPem, samples } from '../../support/key-samples.ts';
import { registration } from '../../support/registration.ts';

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

    test('an encrypted key asks for its password, and opens with no other', async () => {
      const { keys } = host.client;
      const material = encryptedPem(samples.p256, 'pkcs8', 'right');
      expect(await faultOf(keys.recognise({ material }))).toEqual(invalid('password'));
      expect(await faultOf(keys.recognise({ material, password: 'wrong' }))).toEqual(invalid('password'));
      expect(await keys.recognise({ material, password: 'right' })).toMatchObject({ format: 'pkcs8', crv: 'P-256', encrypted: true });
    });

    test('of several keys the caller chooses one', async () => {
      const { keys } = host.client;
      const material = pem(samples.p384) + pem(samples.ed25519);
      const { candidates } = await keys.recognise({ material });
      expect(candidates).toMatchObject([{ crv: 'P-384' }, { crv: 'Ed25519' }]);
      expect(await faultOf(keys.import({ name: 'One of two', material }))).toEqual(invalid('select'));
      expect(await keys.import({ name: 'One of two', material, select: 1 })).toMatchObject({ key: { crv: 'Ed25519' } });
    });

    test('the bytes of a file are read', async () => {
      const base64 = samples.p521.export({ type: 'pkcs8', format: 'der' }).toString('base64');
      expect(await host.client.keys.recognise({ material: { base64 } })).toMatchObject({ format: 'pkcs8', crv: 'P-521', private: true });
    });

    test('a private key leaves by the explicit act alone, and encrypted unless that is said not to be meant', async () => {
      const { keys } = host.client;
      const { id } = await keys.generate({ name: 'To take out', alg: 'ES256' });
      expect(await faultOf(keys.exportPrivate({ id, format: 'pkcs8' }))).toEqual(invalid('password'));
      expect(await keys.exportPrivate({ id, format: 'pkcs8', unencrypted: true })).toMatchObject({
        fileName: 'To-take-out.key.pem',
        material: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----\n/),
      });
      const { material } = await keys.exportPrivate({ id, format: 'pkcs12', password: 'right' });
      expect(await keys.recognise({ material, password: 'right' })).toMatchObject({ format: 'pkcs12', private: true });
      const publicHalf = await keys.import({ name: 'Nothing to take out', material: publicPem(samples.p521) });
      expect(await faultOf(keys.exportPrivate({ id: publicHalf.key.id, format: 'jwk', password: 'x' }))).toEqual(invalid('id'));
    });

    test('a certificate is made for a key, given out, taken away and attached again', async () => {
      const { keys } = host.client;
      const { id } = await keys.generate({ name: 'Certified', alg: 'ES256' });
      expect(await faultOf(keys.public({ id, format: 'certificate' }))).toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'id', fix: 'Attach one, or make a self-signed one.' },
      });
      const issued = await keys.certificate.issue({ id, subject: 'Acme', days: 30, names: ['acme.example'] });
      expect(issued.certificate).toMatchObject({ subject: 'CN=Acme', issuer: 'CN=Acme', names: ['DNS:acme.example'], selfSigned: true });
      const { text } = await keys.public({ id, format: 'certificate' });
      expect((await keys.certificate.remove({ id })).certificate).toBeNull();
      const attached = await keys.certificate.attach({ id, material: text });
      expect(attached.key.certificate).toEqual(issued.certificate);
      const other = await keys.generate({ name: 'Not certified', alg: 'ES256' });
      expect(await faultOf(keys.certificate.attach({ id: other.id, material: text }))).toEqual(invalid('material'));
      expect(await faultOf(keys.certificate.issue({ id, subject: 'X=1', days: 30, names: [] }))).toEqual(invalid('subject'));
    });

    test('says whether a key fits a token and a registration, and if not, why not', async () => {
      const { assertions, clients, keys } = host.client;
      const key = await keys.generate({ name: 'Fitting', alg: 'ES256' });
      const other = await keys.generate({ name: 'Other', alg: 'ES256' });
      const client = await clients.create(registration({ keyId: key.id }));
      const { token } = await assertions.sign({ clientId: client.id, assertion: { header: { alg: 'ES256', kid: key.kid }, claims: {} } });
      expect(await keys.fit({ key: { keyId: key.id }, against: { token } })).toMatchObject({ fits: true });
      expect(await keys.fit({ key: { keyId: key.id }, against: { clientId: client.id } })).toMatchObject({ fits: true });
      const misfit = await keys.fit({ key: { keyId: other.id }, against: { token } });
      expect(misfit).toMatchObject({ fits: false, verdict: expect.stringContaining('“Other” does not fit') });
      const set = (await keys.public({ id: other.id, format: 'jwks' })).text;
      expect(await keys.fit({ key: { material: set }, against: { clientId: client.id } })).toMatchObject({ fits: false });
      expect(await faultOf(keys.fit({ key: { jwksUri: 'http://127.0.0.1:1/jwks' }, against: { token } }))).toEqual(invalid('jwksUri'));
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
        () => keys.exportPrivate({ id, format: 'jwk', unencrypted: true }),
        () => keys.certificate.issue({ id, subject: 'Acme', days: 1, names: [] }),
        () => keys.certificate.attach({ id, material: 'x' }),
        () => keys.certificate.remove({ id }),
        () => keys.fit({ key: { keyId: id }, against: { token: 'x' } }),
        () => keys.remove({ id }),
        () => keys.restore({ id }),
      ];
      for (const call of calls) expect(await faultOf(call())).toEqual(missing('key', id));
    });
  });
}
