import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyMaterial } from '../../core/contract/key-material.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { describeWith, hasLegacyProvider, workbench } from '../support/programs.ts';

const bench = workbench();
afterAll(() => bench.remove());

const password = 'pässword';

function file(name: string): KeyMaterial {
  return { base64: bench.read(name).toString('base64') };
}

function subjects(x5c: readonly string[] | undefined): string[] {
  return (x5c ?? []).map((base64) => new X509Certificate(Buffer.from(base64, 'base64')).subject);
}

/** How OpenSSL writes PKCS#12. */
const forms: Readonly<Record<string, { readonly options: readonly string[]; readonly legacy?: true }>> = {
  'as it does by itself': { options: [] },
  'with a MAC over SHA-512': { options: ['-macalg', 'sha512'] },
  'with AES-128 and HMAC-SHA-1': { options: ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha1'] },
  'with Triple DES': { options: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'] },
  'with the certificates in clear': { options: ['-certpbe', 'NONE'] },
  'with the key in clear': { options: ['-keypbe', 'NONE'] },
  'without a MAC': { options: ['-nomac'] },
  'in one iteration': { options: ['-noiter', '-nomaciter'] },
  'in the legacy way, with Triple DES and RC2-40': { options: ['-legacy'], legacy: true },
  'with RC2-128': { options: ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128'], legacy: true },
};

describeWith('openssl', 'a container that OpenSSL wrote', () => {
  beforeAll(() => {
    bench.write('ca.cnf', '[v3]\nbasicConstraints=critical,CA:true\nkeyUsage=keyCertSign\n');
    bench.write('leaf.cnf', '[v3]\nkeyUsage=digitalSignature\nextendedKeyUsage=clientAuth\nsubjectAltName=DNS:acme.example,IP:192.0.2.1\n');
    for (const name of ['root', 'middle', 'leaf', 'other']) {
      bench.run('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`]);
      bench.run('openssl', ['req', '-new', '-key', `${name}.key`, '-subj', `/C=DE/O=Acme, Ltd/CN=${name}`, '-out', `${name}.csr`]);
    }
    const sign = (name: string, extensions: string, issuer: readonly string[]): void => {
      const common = ['-in', `${name}.csr`, '-days', '60', '-extfile', extensions, '-extensions', 'v3', '-out', `${name}.crt`];
      bench.run('openssl', ['x509', '-req', ...common, ...issuer]);
    };
    sign('root', 'ca.cnf', ['-signkey', 'root.key']);
    sign('middle', 'ca.cnf', ['-CA', 'root.crt', '-CAkey', 'root.key', '-set_serial', '2']);
    sign('leaf', 'leaf.cnf', ['-CA', 'middle.crt', '-CAkey', 'middle.key', '-set_serial', '3']);
    sign('other', 'leaf.cnf', ['-signkey', 'other.key']);
    bench.write('issuers.pem', bench.text('root.crt') + bench.text('middle.crt'));
  });

  const cases = Object.entries(forms).map(([how, { options, legacy }]) => ({ how, options, legacy: legacy === true }));
  test.each(cases)('PKCS#12 $how gives the key with its certificate and their chain in order', async ({ options, legacy }) => {
    if (legacy && !hasLegacyProvider()) return;
    const input = ['-inkey', 'leaf.key', '-in', 'leaf.crt', '-certfile', 'issuers.pem', '-name', 'Größe'];
    bench.run('openssl', ['pkcs12', '-export', ...input, ...options, '-passout', `pass:${password}`, '-out', 'key.p12']);
    const { jwk, recognised } = await readKeyMaterial({ material: file('key.p12'), password });
    expect(jwk).toEqual((await readKeyMaterial({ material: bench.text('leaf.key') })).jwk);
    expect(recognised).toMatchObject({ format: 'pkcs12', private: true, candidates: [{ name: 'Größe' }], warnings: [] });
    expect(recognised.certificate).toMatchObject({
      subject: 'C=DE, O=Acme\\, Ltd, CN=leaf',
      issuer: 'C=DE, O=Acme\\, Ltd, CN=middle',
      serialNumber: '03',
      names: ['DNS:acme.example', 'IP Address:192.0.2.1'],
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['clientAuth'],
      authority: false,
      selfSigned: false,
      signatureAlgorithm: 'SHA-256 with ECDSA',
    });
    expect(subjects(recognised.certificate?.x5c)).toEqual(['leaf', 'middle', 'root'].map((name) => `C=DE\nO=Acme\\, Ltd\nCN=${name}`));
    if (options.includes('NONE')) return;
    expect(await faultOf(readKeyMaterial({ material: file('key.p12') }))).toEqual(invalid('password'));
    expect(await faultOf(readKeyMaterial({ material: file('key.p12'), password: 'password' }))).toEqual(invalid('password'));
  });

  test('the thumbprints are those that OpenSSL shows', async () => {
    const { recognised } = await readKeyMaterial({ material: bench.text('leaf.crt') });
    for (const hash of ['sha1', 'sha256'] as const) {
      const [, hex] = bench
        .run('openssl', ['x509', '-in', 'leaf.crt', '-noout', '-fingerprint', `-${hash}`])
        .toString()
        .trim()
        .split('=');
      const { thumbprints } = recognised.certificate ?? {};
      expect(thumbprints?.[hash].hex).toBe(hex);
      expect(
        Buffer.from(thumbprints?.[hash].base64url ?? '', 'base64url')
          .toString('hex')
          .toUpperCase(),
      ).toBe(hex?.replaceAll(':', ''));
    }
  });

  test('PKCS#12 with an empty password opens without asking', async () => {
    bench.run('openssl', ['pkcs12', '-export', '-inkey', 'leaf.key', '-in', 'leaf.crt', '-passout', 'pass:', '-out', 'empty.p12']);
    expect((await readKeyMaterial({ material: file('empty.p12') })).recognised).toMatchObject({ format: 'pkcs12', private: true });
  });

  test('PKCS#12 with a key and no certificate says so', async () => {
    bench.run('openssl', ['pkcs12', '-export', '-nocerts', '-inkey', 'leaf.key', '-passout', 'pass:x', '-out', 'bare.p12']);
    const { recognised } = await readKeyMaterial({ material: file('bare.p12'), password: 'x' });
    expect(recognised).toMatchObject({ certificate: null, warnings: ['The PKCS#12 file holds the key without its certificate.'] });
  });

  test('PKCS#12 with certificates and no key gives the public key, and says what is missing', async () => {
    bench.run('openssl', [
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'leaf.crt',
      '-certfile',
      'issuers.pem',
      '-passout',
      'pass:x',
      '-out',
      'trust.p12',
    ]);
    const { recognised } = await readKeyMaterial({ material: file('trust.p12'), password: 'x' });
    expect(recognised).toMatchObject({ format: 'certificate', private: false, candidates: [{ name: expect.stringContaining('CN=leaf') }] });
    expect(recognised.warnings[0]).toMatch(/^This is a certificate without its private key/);
  });

  test.each([
    ['PEM', () => bench.text('leaf.crt') + bench.text('issuers.pem')],
    ['PEM in another order', () => bench.text('issuers.pem') + bench.text('leaf.crt')],
    ['PKCS#7 as PEM', () => bench.text('chain.p7b.pem')],
    ['PKCS#7 as DER', () => file('chain.p7b')],
  ])('a chain as %s gives the key of its end, with its issuers behind it', async (_, material) => {
    const chain = ['crl2pkcs7', '-nocrl', '-certfile', 'issuers.pem', '-certfile', 'leaf.crt'];
    bench.run('openssl', [...chain, '-out', 'chain.p7b.pem']);
    bench.run('openssl', [...chain, '-outform', 'DER', '-out', 'chain.p7b']);
    const { recognised } = await readKeyMaterial({ material: material() });
    expect(recognised).toMatchObject({ format: 'certificate', private: false, candidates: [expect.anything()] });
    expect(subjects(recognised.certificate?.x5c).map((subject) => subject.split('CN=')[1])).toEqual(['leaf', 'middle', 'root']);
  });

  test('a certificate as DER is the same as one as PEM, also when OpenSSL calls it trusted', async () => {
    bench.run('openssl', ['x509', '-in', 'leaf.crt', '-outform', 'DER', '-out', 'leaf.der']);
    bench.run('openssl', ['x509', '-in', 'leaf.crt', '-trustout', '-addtrust', 'clientAuth', '-out', 'trusted.pem']);
    const { recognised } = await readKeyMaterial({ material: bench.text('leaf.crt') });
    for (const material of [file('leaf.der'), bench.text('trusted.pem')]) {
      expect((await readKeyMaterial({ material })).recognised).toEqual(recognised);
    }
  });

  test('a key with its certificate in one PEM is kept with it, and with another key’s certificate without', async () => {
    const key = bench.text('leaf.key');
    const own = await readKeyMaterial({ material: key + bench.text('leaf.crt') });
    expect(own.recognised.certificate?.subject).toContain('CN=leaf');
    const { recognised } = await readKeyMaterial({ material: key + bench.text('other.crt') });
    expect(recognised).toMatchObject({
      certificate: null,
      warnings: ['The certificate “C=DE, O=Acme\\, Ltd, CN=other” belongs to another key and was left out.'],
    });
  });

  test('a certificate request is refused as one', async () => {
    const fault = await faultOf(readKeyMaterial({ material: bench.text('leaf.csr') }));
    expect(fault).toEqual(invalid('material'));
    expect(fault.message).toContain('certificate request');
  });
});
