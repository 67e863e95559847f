import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Certificate } from '../../core/contract/certificates.ts';
import { key as keySchema } from '../../core/contract/keys.ts';
import { certificateWarnings } from '../../core/jose/certificate-warnings.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { heldServices } from '../support/held-services.ts';
import { filePassword, keyFiles, keyTexts } from '../support/key-files.ts';

let home: string;
let held: ReturnType<typeof heldServices>;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  held = heldServices(home);
});
afterAll(() => {
  held.ports.store.close();
  rmSync(home, { recursive: true });
});

let count = 0;
async function generated(alg = 'ES256'): Promise<string> {
  count += 1;
  return (await held.api.keys.generate({ name: `Key ${count}`, alg })).id;
}

async function issued(subject: string, names: readonly string[] = []): Promise<Certificate | null> {
  const id = await generated();
  return (await held.api.keys.certificate.issue({ id, subject, days: 30, names: [...names] })).certificate;
}

const day = 86_400_000;

describe('a self-signed certificate', () => {
  test.each([
    ['Acme', 'CN=Acme'],
    ['Acme, Inc. + Sons', 'CN=Acme\\, Inc. \\+ Sons'],
    ['CN=Acme, O=Acme Ltd, C=DE', 'CN=Acme, O=Acme Ltd, C=DE'],
    ['cn=Größe,ou=\\C3\\96l', 'CN=Größe, OU=Öl'],
    ['O=Acme\\, Inc., CN=a b', 'O=Acme\\, Inc., CN=a b'],
    ['/C=DE/O=Acme/CN=acme.example', 'C=DE, O=Acme, CN=acme.example'],
    ['DC=example,DC=acme,emailAddress=ops@acme.example', 'DC=example, DC=acme, emailAddress=ops@acme.example'],
  ])('for %s has the subject %s', async (subject, shown) => {
    expect(await issued(subject)).toMatchObject({ subject: shown, issuer: shown, selfSigned: true });
  });

  test.each(['X=1', 'CN=', 'CN=a, b', 'C=Germany', 'CN=a+O=b', 'CN=a\u0000b', 'emailAddress=ü@x'])(
    'for the subject %j is refused by its field',
    async (subject) => {
      const id = await generated();
      const fault = await faultOf(held.api.keys.certificate.issue({ id, subject, days: 1, names: [] }));
      expect(fault).toEqual(invalid('subject'));
      expect(fault.data).toMatchObject({ fix: expect.any(String) });
    },
  );

  test('has the names that were given, by their form or their prefix', async () => {
    const names = [
      'acme.example',
      '*.acme.example',
      '192.0.2.1',
      '2001:db8::1',
      'https://acme.example/app',
      'urn:acme:app',
      'ops@acme.example',
      'DNS:localhost',
      'URI:spiffe://acme/x',
      'email:a@b',
    ];
    expect((await issued('Acme', names))?.names).toEqual([
      'DNS:acme.example',
      'DNS:*.acme.example',
      'IP Address:192.0.2.1',
      'IP Address:2001:DB8:0:0:0:0:0:1',
      'URI:https://acme.example/app',
      'URI:urn:acme:app',
      'email:ops@acme.example',
      'DNS:localhost',
      'URI:spiffe://acme/x',
      'email:a@b',
    ]);
  });

  test.each(['a b', 'IP:acme.example', 'exämple.de', 'DNS:-', 'email:nobody'])('for the name %j is refused by its field', async (name) => {
    const id = await generated();
    expect(await faultOf(held.api.keys.certificate.issue({ id, subject: 'Acme', days: 1, names: [name] }))).toEqual(invalid('names'));
  });

  test('is valid from now for its days, beyond 2050 too, and its thumbprints are of its bytes', async () => {
    const id = await generated('EdDSA');
    const { certificate } = await held.api.keys.certificate.issue({ id, subject: 'Acme', days: 36_500, names: [] });
    expect(certificate).toMatchObject({
      validFrom: held.instant.now,
      validTo: held.instant.now + 36_500 * day,
      signatureAlgorithm: 'Ed25519',
    });
    const der = Buffer.from(certificate?.x5c[0] ?? '', 'base64');
    const hex = new X509Certificate(der).fingerprint256;
    expect(certificate?.thumbprints.sha256).toEqual({ hex, base64url: createHash('sha256').update(der).digest('base64url') });
    expect(certificate?.thumbprints.sha1.hex).toBe(new X509Certificate(der).fingerprint);
  });

  test('is not for a shared secret, nor without the private key', async () => {
    const secret = await generated('HS256');
    expect(await faultOf(held.api.keys.certificate.issue({ id: secret, subject: 'Acme', days: 1, names: [] }))).toEqual(invalid('id'));
    const { key } = await held.api.keys.import({ name: 'Public', material: keyTexts.certificate });
    expect(await faultOf(held.api.keys.certificate.issue({ id: key.id, subject: 'Acme', days: 1, names: [] }))).toEqual(invalid('id'));
  });
});

describe('attaching a certificate', () => {
  test('takes the one of the key out of whatever file holds it', async () => {
    const { key } = await held.api.keys.import({ name: 'Fixture', material: keyTexts.key });
    expect(key.certificate).toBeNull();
    for (const file of [
      { material: keyTexts.certificate },
      { material: { base64: keyFiles.pkcs7 } },
      { material: { base64: keyFiles.pkcs12 }, password: filePassword },
    ]) {
      const attached = await held.api.keys.certificate.attach({ id: key.id, ...file });
      expect(attached).toMatchObject({ key: { id: key.id, certificate: { subject: 'CN=Fixture' } }, warnings: [] });
      expect((await held.api.keys.certificate.remove({ id: key.id })).certificate).toBeNull();
    }
    expect(await faultOf(held.api.keys.certificate.attach({ id: key.id, material: { base64: keyFiles.pkcs12 } }))).toEqual(
      invalid('password'),
    );
  });

  test('a certificate for another key is refused with both thumbprints, and a file without one is too', async () => {
    const id = await generated();
    const { thumbprint } = await held.api.keys.get({ id });
    const foreign = await faultOf(held.api.keys.certificate.attach({ id, material: keyTexts.certificate }));
    expect(foreign).toEqual(invalid('material'));
    expect(foreign.message).toContain('“CN=Fixture” is for another key');
    expect(foreign.message).toContain(thumbprint);
    const without = await faultOf(held.api.keys.certificate.attach({ id, material: keyTexts.key }));
    expect(without).toMatchObject({ message: 'The file holds a key and no certificate.', data: { field: 'material' } });
    expect(await faultOf(held.api.keys.certificate.attach({ id, material: 'hello' }))).toEqual(invalid('material'));
  });

  test('a key that is held already is named when its certificate is imported', async () => {
    const { recognised } = { recognised: await held.api.keys.recognise({ material: keyTexts.certificate }) };
    expect(recognised.warnings.join(' ')).toContain('is held already, as “');
  });

  test('of several keys each that is held already is named as such', async () => {
    const id = await generated();
    const { name, publicJwk } = await held.api.keys.get({ id });
    const foreign = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const { candidates } = await held.api.keys.recognise({ material: JSON.stringify({ keys: [foreign, publicJwk] }) });
    expect(candidates.map(({ warnings }) => warnings)).toEqual([[], [`Its private key is held already, as “${name}”.`]]);
  });
});

test('a key that was stored before there were certificates reads with none', async () => {
  const { certificate: _, ...old } = await held.api.keys.get({ id: await generated() });
  expect(keySchema.parse(old).certificate).toBeNull();
});

describe('what a certificate is warned about', () => {
  const certificate: Certificate = {
    subject: 'CN=Acme',
    issuer: 'CN=Authority',
    serialNumber: '01',
    validFrom: 0,
    validTo: 100 * day,
    names: [],
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: [],
    authority: false,
    selfSigned: false,
    signatureAlgorithm: 'SHA-256 with RSA',
    thumbprints: { sha1: { hex: '', base64url: '' }, sha256: { hex: '', base64url: '' } },
    x5c: [''],
  };
  test.each<[string, Partial<Certificate>, number, RegExp]>([
    ['having expired', {}, 101 * day, /^The certificate expired 1 day ago/],
    ['not being valid yet', {}, -day, /^The certificate becomes valid in 1 day/],
    ['expiring within 30 days', {}, 71 * day, /^The certificate expires in 29 days/],
    ['a key usage without digitalSignature', { keyUsage: ['keyEncipherment'] }, day, /keyEncipherment, without digitalSignature.*RFC 5280/],
    ['being an authority’s', { authority: true }, day, /certification authority/],
    ['a signature over SHA-1', { signatureAlgorithm: 'SHA-1 with RSA' }, day, /SHA-1 with RSA, which is no longer trusted/],
  ])('%s', (_, change, at, warning) => {
    expect(certificateWarnings({ ...certificate, ...change }, at)).toEqual([expect.stringMatching(warning)]);
  });

  test('nothing, where there is nothing', () => {
    expect(certificateWarnings(certificate, day)).toEqual([]);
    expect(certificateWarnings({ ...certificate, keyUsage: [] }, day)).toEqual([]);
  });
});
