import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyMaterial } from '../../core/contract/key-material.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { describeWith, hasLegacyProvider, workbench } from '../support/programs.ts';

const bench = workbench();
afterAll(() => bench.remove());

const password = 'pässword';
const legacyProvider = ['-provider', 'legacy', '-provider', 'default'];

const keys = {
  'RSA 2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA 3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'RSA-PSS': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  Ed25519: ['-algorithm', 'ED25519'],
} as const;
type KeyName = keyof typeof keys;
const names = Object.keys(keys) as KeyName[];

/** How OpenSSL encrypts PKCS#8: by the options of `openssl pkcs8`. */
const encryptions: Readonly<Record<string, { readonly options: readonly string[]; readonly legacy?: true }>> = {
  'PBES2 with AES-128': { options: ['-v2', 'aes-128-cbc'] },
  'PBES2 with AES-192': { options: ['-v2', 'aes-192-cbc'] },
  'PBES2 with AES-256': { options: ['-v2', 'aes-256-cbc'] },
  'PBES2 with AES-256 over HMAC-SHA-1': { options: ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA1'] },
  'PBES2 with AES-256 over HMAC-SHA-512 in 100 000 iterations': {
    options: ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512', '-iter', '100000'],
  },
  'PBES2 with Triple DES': { options: ['-v2', 'des3'] },
  'PBES2 with Camellia': { options: ['-v2', 'camellia-256-cbc'] },
  'PBES2 with DES': { options: ['-v2', 'des-cbc'], legacy: true },
  'PBES2 with RC2': { options: ['-v2', 'rc2-cbc'], legacy: true },
  'PBES2 with scrypt': { options: ['-scrypt'] },
  'MD5 and DES': { options: ['-v1', 'PBE-MD5-DES'], legacy: true },
  'SHA-1 and DES': { options: ['-v1', 'PBE-SHA1-DES'], legacy: true },
  'MD5 and RC2': { options: ['-v1', 'PBE-MD5-RC2-64'], legacy: true },
  'SHA-1 and RC2': { options: ['-v1', 'PBE-SHA1-RC2-64'], legacy: true },
  'the PKCS#12 scheme with Triple DES': { options: ['-v1', 'PBE-SHA1-3DES'] },
  'the PKCS#12 scheme with two-key Triple DES': { options: ['-v1', 'PBE-SHA1-2DES'] },
  'the PKCS#12 scheme with RC2-128': { options: ['-v1', 'PBE-SHA1-RC2-128'], legacy: true },
  'the PKCS#12 scheme with RC2-40': { options: ['-v1', 'PBE-SHA1-RC2-40'], legacy: true },
};

async function read(material: KeyMaterial, secret?: string): Promise<{ readonly jwk: JsonObject; readonly format: string }> {
  const { jwk, recognised } = await readKeyMaterial({ material, ...(secret === undefined ? {} : { password: secret }) });
  return { jwk, format: recognised.format };
}

function bytes(name: string): KeyMaterial {
  return { base64: bench.read(name).toString('base64') };
}

describeWith('openssl', 'a key that OpenSSL wrote', () => {
  const jwks = new Map<KeyName, JsonObject>();
  beforeAll(async () => {
    for (const name of names) {
      bench.run('openssl', ['genpkey', ...keys[name], '-out', `${name}.pem`]);
      jwks.set(name, (await read(bench.text(`${name}.pem`))).jwk);
    }
  });

  test.each(names)('%s is the same from PKCS#8, PKCS#1 or SEC1, as PEM, DER and base64', async (name) => {
    const expected = jwks.get(name);
    bench.run('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', `${name}.pem`, '-outform', 'DER', '-out', 'pkcs8.der']);
    expect(await read(bytes('pkcs8.der'))).toEqual({ jwk: expected, format: 'pkcs8' });
    expect((await read(bench.read('pkcs8.der').toString('base64'))).jwk).toEqual(expected);
    expect((await read(bench.read('pkcs8.der').toString('base64url'))).jwk).toEqual(expected);
    expect((await read(Buffer.from(bench.text(`${name}.pem`)).toString('base64'))).jwk).toEqual(expected);
    const traditional = name.startsWith('RSA 2') || name.startsWith('RSA 3') ? 'pkcs1' : name.startsWith('P-') ? 'sec1' : null;
    if (traditional === null) return;
    bench.run('openssl', ['pkey', '-in', `${name}.pem`, '-traditional', '-out', 'traditional.pem']);
    expect(await read(bench.text('traditional.pem'))).toEqual({ jwk: expected, format: traditional });
    bench.run('openssl', ['pkey', '-in', `${name}.pem`, '-traditional', '-outform', 'DER', '-out', 'traditional.der']);
    expect(await read(bytes('traditional.der'))).toEqual({ jwk: expected, format: traditional });
  });

  test.each(names)('the public half of %s is the private one’s, from SPKI as PEM and DER', async (name) => {
    bench.run('openssl', ['pkey', '-in', `${name}.pem`, '-pubout', '-out', 'public.pem']);
    bench.run('openssl', ['pkey', '-in', `${name}.pem`, '-pubout', '-outform', 'DER', '-out', 'public.der']);
    const fromPem = await read(bench.text('public.pem'));
    expect(jwks.get(name)).toMatchObject(fromPem.jwk);
    expect(await read(bytes('public.der'))).toEqual(fromPem);
    expect(fromPem.jwk['d']).toBeUndefined();
  });

  const cases = Object.entries(encryptions).flatMap(([scheme, { options, legacy }]) => ({ scheme, options, legacy: legacy === true }));
  test.each(cases)('encrypted with $scheme opens with its password alone', async ({ options, legacy }) => {
    if (legacy && !hasLegacyProvider()) return;
    const provider = legacy ? legacyProvider : [];
    const common = ['pkcs8', ...provider, '-topk8', '-in', 'P-256.pem', ...options, '-passout', `pass:${password}`];
    bench.run('openssl', [...common, '-out', 'encrypted.pem']);
    bench.run('openssl', [...common, '-outform', 'DER', '-out', 'encrypted.der']);
    const material = bench.text('encrypted.pem');
    expect(await read(material, password)).toEqual({ jwk: jwks.get('P-256'), format: 'pkcs8' });
    expect(await read(bytes('encrypted.der'), password)).toEqual({ jwk: jwks.get('P-256'), format: 'pkcs8' });
    expect(await faultOf(readKeyMaterial({ material }))).toEqual(invalid('password'));
    expect(await faultOf(readKeyMaterial({ material, password: 'password' }))).toEqual(invalid('password'));
  });

  test.each(names)('%s opens from encrypted PKCS#8', async (name) => {
    bench.run('openssl', ['pkcs8', '-topk8', '-in', `${name}.pem`, '-passout', `pass:${password}`, '-out', 'encrypted.pem']);
    expect((await read(bench.text('encrypted.pem'), password)).jwk).toEqual(jwks.get(name));
  });

  test('encrypted with RC4, which no runtime here has, is refused with that cipher and how to convert it', async () => {
    if (!hasLegacyProvider()) return;
    const options = ['-topk8', '-in', 'P-256.pem', '-v1', 'PBE-SHA1-RC4-128', '-passout', `pass:${password}`];
    bench.run('openssl', ['pkcs8', ...legacyProvider, ...options, '-out', 'rc4.pem']);
    const fault = await faultOf(readKeyMaterial({ material: bench.text('rc4.pem'), password }));
    expect(fault).toEqual(invalid('material'));
    expect(fault.message).toContain('RC4');
    expect(fault.data).toMatchObject({ fix: expect.stringContaining('openssl pkcs8 -provider legacy') });
  });

  const legacyCiphers = ['-aes128', '-aes192', '-aes256', '-des3', '-camellia256', '-des'];
  test.each(legacyCiphers.flatMap((cipher) => (['RSA 2048', 'P-384'] as const).map((name) => [name, cipher] as const)))(
    '%s as legacy PEM under %s opens with its password alone',
    async (name, cipher) => {
      if (cipher === '-des' && !hasLegacyProvider()) return;
      const provider = cipher === '-des' ? legacyProvider : [];
      const command = name === 'P-384' ? 'ec' : 'rsa';
      const traditional = command === 'rsa' ? ['-traditional'] : [];
      bench.run('openssl', [
        command,
        ...provider,
        '-in',
        `${name}.pem`,
        cipher,
        ...traditional,
        '-passout',
        `pass:${password}`,
        '-out',
        'legacy.pem',
      ]);
      const material = bench.text('legacy.pem');
      expect(material).toContain('Proc-Type: 4,ENCRYPTED');
      expect((await read(material, password)).jwk).toEqual(jwks.get(name));
      expect(await faultOf(readKeyMaterial({ material }))).toEqual(invalid('password'));
      expect(await faultOf(readKeyMaterial({ material, password: 'password' }))).toEqual(invalid('password'));
    },
  );
});
