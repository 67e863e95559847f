import { describe, expect, test } from 'vitest';
import { encryptWithPassword } from '../../electron/vault/password-based-encryption.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { filePassword as password, keyFiles, keyTexts } from '../support/key-files.ts';
import { encryptedPem, jwk, pem, publicPem, samples } from '../support/key-samples.ts';

const { rsa, p256, p384, ed25519, secp256k1 } = samples;

function der(bytes: Uint8Array): { readonly base64: string } {
  return { base64: Buffer.from(bytes).toString('base64') };
}

describe('a key in a file of another program', () => {
  test.each([
    ['PKCS#12', { base64: keyFiles.pkcs12 }, 'pkcs12'],
    ['legacy PKCS#12', { base64: keyFiles.legacyPkcs12 }, 'pkcs12'],
    ['PKCS#12 as base64 text', keyFiles.pkcs12, 'pkcs12'],
    ['encrypted PKCS#8', { base64: keyFiles.pkcs8 }, 'pkcs8'],
    ['PKCS#8 under scrypt', { base64: keyFiles.scrypt }, 'pkcs8'],
    ['PKCS#8 under PBES1', { base64: keyFiles.pbes1 }, 'pkcs8'],
    ['legacy PEM', keyTexts.legacyPem, 'sec1'],
  ])('%s asks for its password and opens with it alone', async (_, material, format) => {
    const { jwk: expected } = await readKeyMaterial({ material: keyTexts.key });
    const { jwk: found, recognised } = await readKeyMaterial({ material, password });
    expect(found).toEqual(expected);
    expect(recognised).toMatchObject({ format, encrypted: true, private: true });
    const needed = await faultOf(readKeyMaterial({ material }));
    expect(needed).toEqual(invalid('password'));
    expect(needed.message).toMatch(/is encrypted\.$/);
    const wrong = await faultOf(readKeyMaterial({ material, password: 'Secret' }));
    expect(wrong).toEqual(invalid('password'));
    expect(wrong.message).toMatch(/does not open with this password\.$/);
  });

  test('PKCS#12 has the name and the certificate, whatever cipher they are under', async () => {
    for (const base64 of [keyFiles.pkcs12, keyFiles.legacyPkcs12]) {
      const { recognised } = await readKeyMaterial({ material: { base64 }, password });
      expect(recognised).toMatchObject({
        candidates: [{ name: 'fixture', certificate: 'CN=Fixture' }],
        certificate: { subject: 'CN=Fixture' },
      });
    }
  });

  test('OpenSSH, in clear and encrypted', async () => {
    const plain = await readKeyMaterial({ material: keyTexts.openssh });
    expect(plain.recognised).toMatchObject({ format: 'openssh', crv: 'Ed25519', private: true, encrypted: false });
    expect(plain.jwk).toMatchObject((await readKeyMaterial({ material: keyTexts.opensshPublic })).jwk);
    expect((await readKeyMaterial({ material: keyTexts.opensshEncrypted, password })).recognised).toMatchObject({ encrypted: true });
    expect(await faultOf(readKeyMaterial({ material: keyTexts.opensshEncrypted }))).toEqual(invalid('password'));
    expect(await faultOf(readKeyMaterial({ material: keyTexts.opensshEncrypted, password: 'x' }))).toEqual(invalid('password'));
  });

  test.each([
    ['PEM', keyTexts.certificate],
    ['PKCS#7', { base64: keyFiles.pkcs7 }],
  ])('a certificate as %s is a public key with a certificate, and says that its private key is missing', async (_, material) => {
    const { recognised } = await readKeyMaterial({ material });
    expect(recognised).toMatchObject({ format: 'certificate', crv: 'P-256', private: false, certificate: { subject: 'CN=Fixture' } });
    expect(recognised.warnings).toEqual([expect.stringMatching(/^This is a certificate without its private key/)]);
  });
});

describe('a key in another wrapping', () => {
  test('a Google service account file gives its key the kid that Google knows', async () => {
    const file = { type: 'service_account', private_key_id: 'f00d', private_key: pem(rsa), client_email: 'robot@acme.example' };
    const { jwk: found, recognised } = await readKeyMaterial({ material: JSON.stringify(file, null, 2) });
    expect(found).toEqual(jwk(rsa));
    expect(recognised).toMatchObject({ format: 'pkcs8', kid: 'f00d', candidates: [{ name: 'robot@acme.example' }] });
    expect(recognised.warnings).toEqual([expect.stringContaining('private_key_id')]);
  });

  test('base64 of a PEM or a JWK, as environment variables hold it, is decoded first', async () => {
    for (const text of [pem(p256), JSON.stringify(jwk(p256))]) {
      const { jwk: found, recognised } = await readKeyMaterial({ material: Buffer.from(text).toString('base64') });
      expect(found).toEqual(jwk(p256));
      expect(recognised.warnings).toEqual(['It was in base64, which was decoded first.']);
    }
  });

  test('a PEM in quotation marks, with its line breaks written out', async () => {
    const { jwk: found } = await readKeyMaterial({ material: JSON.stringify(pem(p256)) });
    expect(found).toEqual(jwk(p256));
  });

  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16, little-endian', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['UTF-16, big-endian', (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])],
  ])('a PEM file in %s', async (_, encode) => {
    expect((await readKeyMaterial({ material: der(encode(pem(p256))) })).jwk).toEqual(jwk(p256));
  });

  test('a JWK encrypted with a password', async () => {
    const material = await encryptWithPassword(new TextEncoder().encode(JSON.stringify(jwk(ed25519))), password, 'kid-1', 'jwk+json');
    expect(await faultOf(readKeyMaterial({ material }))).toEqual(invalid('password'));
    expect(await faultOf(readKeyMaterial({ material, password: 'x' }))).toEqual(invalid('password'));
    const { jwk: found, recognised } = await readKeyMaterial({ material, password });
    expect(found).toEqual(jwk(ed25519));
    expect(recognised).toMatchObject({ format: 'jwk', encrypted: true });
  });

  test('PKCS#8 with the public key beside the private one (RFC 5958)', async () => {
    const plain = ed25519.export({ type: 'pkcs8', format: 'der' });
    const { x } = jwk(ed25519);
    const publicKey = Buffer.concat([Buffer.from([0x81, 0x21, 0x00]), Buffer.from(String(x), 'base64url')]);
    const second = Buffer.concat([
      Buffer.from([0x30, plain.length - 2 + publicKey.length, 0x02, 0x01, 0x01]),
      plain.subarray(5),
      publicKey,
    ]);
    expect((await readKeyMaterial({ material: der(second) })).jwk).toEqual(jwk(ed25519));
  });

  test('PKCS#8 with attributes, as Windows writes it', async () => {
    const plain = p256.export({ type: 'pkcs8', format: 'der' });
    // keyUsage digitalSignature
    const attributes = Buffer.from('a00d300b0603551d0f310403020780', 'hex');
    const length = plain.length - 3 + attributes.length;
    const attributed = Buffer.concat([Buffer.from([0x30, 0x81, length]), plain.subarray(3), attributes]);
    expect(plain.subarray(0, 2).toString('hex')).toBe('3081');
    expect((await readKeyMaterial({ material: der(attributed) })).jwk).toEqual(jwk(p256));
  });
});

describe('several keys in one file', () => {
  test('a JWK Set lists them by kid, and says which cannot be used and why', async () => {
    const set = { keys: [{ ...jwk(secp256k1), kid: 'old' }, { ...jwk(p384), kid: 'new' }, 7, jwk(rsa)] };
    const { recognised } = await readKeyMaterial({ material: JSON.stringify(set) });
    expect(recognised).toMatchObject({ select: 1, kid: 'new', crv: 'P-384' });
    expect(recognised.candidates).toEqual([
      {
        name: 'old',
        kty: null,
        crv: null,
        bits: null,
        private: true,
        certificate: null,
        fault: expect.stringContaining('secp256k1'),
        warnings: [],
      },
      { name: 'new', kty: 'EC', crv: 'P-384', bits: 384, private: true, certificate: null, fault: null, warnings: [] },
      { name: 'key 4', kty: 'RSA', crv: null, bits: 2048, private: true, certificate: null, fault: null, warnings: [] },
    ]);
    expect(recognised.warnings).toEqual(['The “key 3” beside the key was left out.']);
  });

  test('a public set lists all, and a choice beyond them or of one that cannot be used is refused by its field', async () => {
    const { d: _, ...half } = jwk(p256);
    const material = JSON.stringify({ keys: [half, { kty: 'EC', crv: 'P-256' }, { ...half, kid: 'k' }] });
    const { recognised } = await readKeyMaterial({ material, select: 2 });
    expect(recognised).toMatchObject({ kid: 'k', private: false });
    expect(recognised.candidates.map(({ name }) => name)).toEqual(['key 1', 'key 2', 'k']);
    expect(await faultOf(readKeyMaterial({ material, select: 3 }))).toEqual(invalid('select'));
    expect(await faultOf(readKeyMaterial({ material, select: 1 }))).toEqual(invalid('material'));
  });

  test('a PEM numbers those of the same label, and one password is for all', async () => {
    const material = encryptedPem(p256, 'pkcs8') + encryptedPem(p384, 'pkcs8');
    const { recognised } = await readKeyMaterial({ material, password: 'x' });
    expect(recognised.candidates.map(({ name, crv }) => [name, crv])).toEqual([
      ['ENCRYPTED PRIVATE KEY 1', 'P-256'],
      ['ENCRYPTED PRIVATE KEY 2', 'P-384'],
    ]);
    expect(await faultOf(readKeyMaterial({ material }))).toEqual(invalid('password'));
  });
});

describe('bytes that are no key', () => {
  test.each([
    ['an old Java keystore', [0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0], /JKS/, /keytool/],
    ['an archive', [0x50, 0x4b, 0x03, 0x04, 0xff], /ZIP archive/, /Unpack/],
    ['anything else', [0xff, 0x00, 0xff, 0x00], /is binary/, /secret in UTF-8/],
    ['another structure', [0x30, 0x03, 0x02, 0x01, 0xff], /neither a key nor a certificate/, /Choose the file/],
    ['a structure cut off', [0x30, 0x82, 0x01, 0x00, 0xff], /is cut off\. It says it has 260 bytes, and 5 are there/, /Export/],
  ])('%s are refused with what to do', async (_, bytes, message, fix) => {
    const fault = await faultOf(readKeyMaterial({ material: der(Uint8Array.from(bytes)) }));
    expect(fault).toEqual(invalid('material'));
    expect(fault.message).toMatch(message);
    expect(fault.data).toMatchObject({ fix: expect.stringMatching(fix) });
  });

  test('are a secret as they are when that is asked for', async () => {
    const { jwk: found, recognised } = await readKeyMaterial({ material: der(Uint8Array.from([0xff, 0, 1])), secretEncoding: 'utf8' });
    expect(found).toEqual({ kty: 'oct', k: '_wAB' });
    expect(recognised).toMatchObject({ format: 'secret', encoding: null, bits: 24 });
    expect(await faultOf(readKeyMaterial({ material: der(Uint8Array.from([0xff])), secretEncoding: 'hex' }))).toEqual(invalid('material'));
  });

  test('that are not base64 are refused', async () => {
    expect(await faultOf(readKeyMaterial({ material: { base64: 'no*base64' } }))).toEqual(invalid('material'));
  });
});

test.each([
  ['0123456789abcdef0123456789abcdef', 'hexadecimal it would be 128 bits'],
  ['c2VjcmV0IHNlY3JldCBzZWNyZXQ=', 'base64 it would be 160 bits'],
])('a secret that looks encoded, %s, is read as text with a word about that', async (material, hint) => {
  const { recognised } = await readKeyMaterial({ material });
  expect(recognised).toMatchObject({ format: 'secret', encoding: 'utf8' });
  expect(recognised.warnings.join(' ')).toContain(hint);
});

test('a public key beside another private one is left out with a word', async () => {
  const { recognised } = await readKeyMaterial({ material: publicPem(p384) + pem(p256) });
  expect(recognised).toMatchObject({ crv: 'P-256', private: true, warnings: ['The “PUBLIC KEY” beside the key was left out.'] });
});
