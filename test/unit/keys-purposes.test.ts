import { readFileSync } from 'node:fs';
import { CompactEncrypt, importJWK } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import type { Key } from '../../core/contract/keys.ts';
import { agreementCurves, contentEncryptionAlgorithms, keyManagementAlgorithms } from '../../core/jose/encryption-algorithms.ts';
import { runtimeHas } from '../../core/jose/runtime-features.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { jwk, pem, samples } from '../support/key-samples.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { keys, clients, assertions, tokens } = services.client;
afterAll(() => services.close());

const mlDsa = await runtimeHas('ML-DSA');
const set44: { jwk: Record<string, unknown>; jws: string } = JSON.parse(
  readFileSync(new URL('../vectors/ml-dsa/ML_DSA_44.jose.json', import.meta.url), 'utf8'),
);

/** What a sender who has the public half, or shares the secret, encrypts for the key. */
async function encryptedFor(key: Key, alg: string, enc: string): Promise<string> {
  const { kid: _kid, use: _use, alg: _alg, ...shared } = key.publicJwk ?? (await exported(key.id));
  const recipient = await importJWK(shared, alg);
  return new CompactEncrypt(new TextEncoder().encode('hello')).setProtectedHeader({ alg, enc }).encrypt(recipient);
}

async function exported(id: string): Promise<Record<string, unknown>> {
  const { material } = await keys.exportPrivate({ id, format: 'jwk', unencrypted: true });
  return JSON.parse(typeof material === 'string' ? material : '');
}

describe('a key for opening', () => {
  const made = keyManagementAlgorithms.flatMap(({ alg, kty, mode }) => {
    if (kty === 'agreement') return agreementCurves.map(({ crv }) => ({ alg, size: { crv }, enc: 'A128GCM' }));
    if (mode !== 'direct') return [{ alg, size: {}, enc: 'A256GCM' }];
    return contentEncryptionAlgorithms.map(({ enc, keyBits }) => ({ alg, size: { bits: keyBits }, enc }));
  });

  test.each(made)('is made for $alg, $size, and opens what is encrypted for it with $enc', async ({ alg, size, enc }) => {
    const key = await keys.generate({ name: `${alg} ${JSON.stringify(size)} ${enc}`, alg, ...size });
    expect(key).toMatchObject({ alg, use: 'enc', private: true, origin: 'generated' });
    const opened = await tokens.decrypt({ token: await encryptedFor(key, alg, enc), with: { keyId: key.id } });
    expect(opened.content?.text).toBe('hello');
  });

  test.each([
    ['PEM', pem(samples.x25519)],
    ['JWK', JSON.stringify(jwk(samples.x25519))],
  ])('on X25519 comes in as %s and out as PEM, and cannot certify itself', async (form, material) => {
    const { key } = await keys.import({ name: `X25519 ${form}`, material });
    expect(key).toMatchObject({ kty: 'OKP', crv: 'X25519', bits: 256 });
    const { material: text } = await keys.exportPrivate({ id: key.id, format: 'pkcs8', unencrypted: true });
    expect(text).toBe(pem(samples.x25519));
    expect((await faultOf(keys.certificate.issue({ id: key.id, subject: 'x', days: 1, names: [] }))).message).toMatch(/X25519 cannot sign/);
  });

  test('may be chosen on import, which then counts as its use, and a password may be of any length', async () => {
    const { key } = await keys.import({ name: 'PBES2', material: 'Thus from my lips, by yours', alg: 'PBES2-HS256+A128KW' });
    expect(key).toMatchObject({ kty: 'oct', alg: 'PBES2-HS256+A128KW', use: 'enc' });
    const { recognised } = await keys.import({ name: 'OAEP', material: JSON.stringify({ ...jwk(samples.rsa), alg: 'RSA-OAEP-256' }) });
    expect(recognised).toMatchObject({ alg: 'RSA-OAEP-256', use: 'enc', warnings: [] });
  });

  test.each([
    ['A256KW', 'sixteen octets!!', /^A256KW needs a secret of 256 bits, and this is a secret of 128 bits\.$/],
    ['RSA-OAEP', pem(samples.p256), /^RSA-OAEP needs an RSA key, and this is an EC key on P-256\.$/],
    ['ECDH-ES', pem(samples.ed25519), /^ECDH-ES needs an EC or X25519 key, and this is an OKP key on Ed25519\.$/],
    ['dir', 'eleven char', /^dir needs a secret as long as an “enc” wants it, and this is a secret\.$/],
  ])('for %s is refused when the key is of another kind', async (alg, material, message) => {
    const fault = await faultOf(keys.import({ name: `misfit ${alg}`, material, alg }));
    expect(fault).toEqual(invalid('alg'));
    expect(fault.message).toMatch(message);
  });

  test('leaves a registration to sign with what its key can do', async () => {
    const key = await keys.generate({ name: 'Opens alone', alg: 'RSA-OAEP' });
    expect(await clients.create(registration({ name: 'Proposed', alg: '', keyId: key.id }))).toMatchObject({ alg: 'RS256' });
  });
});

describe.skipIf(!mlDsa)('an ML-DSA key', () => {
  test('is made, signs, fits what it signed, and leaves and comes back', async () => {
    const key = await keys.generate({ name: 'PQ', alg: 'ML-DSA-44' });
    expect(key).toMatchObject({ kty: 'AKP', crv: null, alg: 'ML-DSA-44', use: 'sig', bits: 10_496, private: true });
    const client = await clients.create(registration({ name: 'PQ', alg: 'ML-DSA-44', keyId: key.id }));
    const assertion = { header: { alg: 'ML-DSA-44', kid: key.kid }, claims: { a: 1 } };
    const { token } = await assertions.sign({ clientId: client.id, assertion });
    const fit = await keys.fit({ key: { keyId: key.id }, against: { token } });
    expect(fit).toMatchObject({ fits: true, verdict: '“PQ” signed this token.' });
    expect(fit.keys[0]?.checks.map(({ of, outcome }) => `${of} ${outcome}`)).toEqual(['type match', 'kid match', 'signature match']);
    expect((await keys.fit({ key: { keyId: key.id }, against: { clientId: client.id } })).fits).toBe(true);
    for (const format of ['jwk', 'pkcs8'] as const) {
      const { material } = await keys.exportPrivate({ id: key.id, format, password: 'open' });
      const { recognised } = await keys.import({ name: `PQ ${format}`, material, password: 'open' });
      expect(recognised).toMatchObject({ kty: 'AKP', thumbprint: key.thumbprint, alg: 'ML-DSA-44' });
    }
  });

  test('keeps its algorithm, and its private part to itself', async () => {
    const { key } = await keys.import({ name: 'Vector', material: JSON.stringify(set44.jwk) });
    const { id, name, kid, use } = key;
    expect(JSON.stringify(key)).not.toContain(String(set44.jwk['priv']));
    expect(await faultOf(keys.update({ id, name, kid, use, alg: null }))).toEqual(invalid('alg'));
    expect(await faultOf(keys.update({ id, name, kid, use, alg: 'ML-DSA-65' }))).toEqual(invalid('alg'));
    expect(await keys.fit({ key: { keyId: id }, against: { token: set44.jws } })).toMatchObject({ fits: true });
    expect((await faultOf(keys.certificate.issue({ id, subject: 'x', days: 1, names: [] }))).message).toMatch(/cannot certify itself/);
  });

  test('with another key’s public value is refused', async () => {
    const other = await keys.generate({ name: 'Other', alg: 'ML-DSA-44' });
    const mixed = { ...set44.jwk, pub: other.publicJwk?.['pub'] };
    expect((await faultOf(keys.recognise({ material: JSON.stringify(mixed) }))).message).toMatch(/do not belong together/);
  });
});

test.skipIf(mlDsa)('a runtime without ML-DSA says so, whether a key is made or imported', async () => {
  expect((await faultOf(keys.generate({ name: 'PQ', alg: 'ML-DSA-44' }))).message).toBe('This runtime has no ML-DSA.');
  expect((await faultOf(keys.recognise({ material: JSON.stringify(set44.jwk) }))).message).toMatch(/This runtime has no ML-DSA\./);
});
