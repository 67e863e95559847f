import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrivateFormat } from '../../core/contract/keys.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { heldServices } from '../support/held-services.ts';
import { describeWith, workbench } from '../support/programs.ts';

const bench = workbench();
afterAll(() => bench.remove());

const password = 'pässword';
const algorithms = ['RS256', 'PS384', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** Each PKCS#12 file costs 1 800 000 hashes to write and to read, in milliseconds of a busy machine. */
const slow = 120_000;

describeWith('openssl', 'what is exported', () => {
  const held = heldServices(bench.path('.'));
  const { keys } = held.api;
  const ids = new Map<string, string>();
  afterAll(() => held.ports.store.close());
  beforeAll(async () => {
    for (const alg of algorithms) {
      const { id } = await keys.generate({ name: `Größe ${alg}`, alg });
      await keys.certificate.issue({
        id,
        subject: `C=DE, O=Acme\\, Ltd, CN=${alg}`,
        days: 400,
        names: ['acme.example', '2001:db8::1', 'https://acme.example/app'],
      });
      ids.set(alg, id);
    }
  });

  async function exported(alg: string, format: PrivateFormat, secret?: string): Promise<string | Buffer> {
    const { material } = await keys.exportPrivate({
      id: ids.get(alg) ?? '',
      format,
      ...(secret === undefined ? { unencrypted: true } : { password: secret }),
    });
    return typeof material === 'string' ? material : Buffer.from(material.base64, 'base64');
  }

  async function spki(alg: string): Promise<string> {
    return (await keys.public({ id: ids.get(alg) ?? '', format: 'pem' })).text;
  }

  test.each(algorithms)('a key for %s as PKCS#8 is read by OpenSSL with its password alone, and in clear', async (alg) => {
    bench.write('encrypted.pem', await exported(alg, 'pkcs8', password));
    const read = (secret: string) =>
      bench.run('openssl', ['pkey', '-in', 'encrypted.pem', '-passin', `pass:${secret}`, '-pubout']).toString();
    expect(read(password)).toBe(await spki(alg));
    // The key within has no part in it.
    if (alg === 'ES256') expect(() => read('password')).toThrow();
    expect(bench.run('openssl', ['asn1parse', '-in', 'encrypted.pem']).toString()).toMatch(
      /PBES2[^]*PBKDF2[^]*INTEGER\s+:0927C0[^]*hmacWithSHA256[^]*aes-256-cbc/,
    );
    bench.write('clear.pem', await exported(alg, 'pkcs8'));
    expect(bench.run('openssl', ['pkey', '-in', 'clear.pem', '-pubout']).toString()).toBe(await spki(alg));
  });

  test.each(['RS256', 'ES256', 'EdDSA'])(
    'a key for %s as PKCS#12 is read by OpenSSL, with its certificate and its name, and comes back',
    { timeout: slow },
    async (alg) => {
      const file = await exported(alg, 'pkcs12', password);
      bench.write('key.p12', file);
      const open = ['pkcs12', '-in', 'key.p12', '-passin', `pass:${password}`, '-nodes'];
      const opened = bench.run('openssl', open).toString();
      expect(opened).toContain(`friendlyName: Gr`);
      bench.write('opened.pem', opened);
      expect(bench.run('openssl', ['pkey', '-in', 'opened.pem', '-pubout']).toString()).toBe(await spki(alg));
      expect(bench.run('openssl', ['x509', '-in', 'opened.pem', '-noout', '-pubkey']).toString()).toBe(await spki(alg));
      if (alg === 'ES256')
        expect(() => bench.run('openssl', ['pkcs12', '-in', 'key.p12', '-passin', 'pass:password', '-nodes'])).toThrow(/mac verify/i);
      const { recognised } = await readKeyMaterial({ material: { base64: Buffer.from(file).toString('base64') }, password });
      const { thumbprint, certificate } = await keys.get({ id: ids.get(alg) ?? '' });
      expect(recognised).toMatchObject({
        format: 'pkcs12',
        private: true,
        encrypted: true,
        thumbprint,
        certificate,
        candidates: [{ name: `Größe ${alg}` }],
      });
    },
  );

  test.each(algorithms)('a key for %s comes back from PKCS#8 and from an encrypted JWK', { timeout: slow }, async (alg) => {
    for (const format of ['jwk', 'pkcs8'] as const) {
      const file = await exported(alg, format, password);
      const material = typeof file === 'string' ? file : { base64: file.toString('base64') };
      const { recognised } = await readKeyMaterial({ material, password });
      expect(recognised).toMatchObject({
        private: true,
        encrypted: true,
        thumbprint: (await keys.get({ id: ids.get(alg) ?? '' })).thumbprint,
      });
    }
  });

  test.each(algorithms)('a certificate that a key for %s signed for itself is one to OpenSSL', async (alg) => {
    const key = await keys.get({ id: ids.get(alg) ?? '' });
    bench.write('own.crt', (await keys.public({ id: key.id, format: 'certificate' })).text);
    expect(
      bench.run('openssl', ['verify', '-check_ss_sig', '-CAfile', 'own.crt', '-no_check_time', '-partial_chain', 'own.crt']).toString(),
    ).toContain('own.crt: OK');
    const shown = bench.run('openssl', ['x509', '-in', 'own.crt', '-noout', '-text', '-fingerprint', '-sha256']).toString();
    expect(shown).toMatch(/Subject: C = DE, O = "Acme, Ltd", CN = /);
    expect(shown).toContain('CA:FALSE');
    expect(shown).toContain('Digital Signature');
    expect(shown).toContain('DNS:acme.example, IP Address:2001:DB8:0:0:0:0:0:1, URI:https://acme.example/app');
    expect(shown).toContain(key.certificate?.thumbprints.sha256.hex);
    expect(createPublicKey(bench.text('own.crt')).export({ type: 'spki', format: 'pem' })).toBe(await spki(alg));
  });
});
