import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyMaterial } from '../../core/contract/key-material.ts';
import { exportPrivateKey } from '../../electron/services/keys/key-material/export-private.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { describeWith, workbench } from '../support/programs.ts';

const bench = workbench();
afterAll(() => bench.remove());

const password = 'changeit';
const keys = [
  ['rsa', ['-keyalg', 'RSA', '-keysize', '2048'], { kty: 'RSA', bits: 2048 }],
  ['ec', ['-keyalg', 'EC', '-groupname', 'secp384r1'], { kty: 'EC', crv: 'P-384' }],
  ['ed', ['-keyalg', 'Ed25519'], { kty: 'OKP', crv: 'Ed25519' }],
] as const;

function file(name: string): KeyMaterial {
  return { base64: bench.read(name).toString('base64') };
}

function generate(alias: string, options: readonly string[], store: string, more: readonly string[] = []): void {
  const identity = ['-alias', alias, '-dname', `CN=${alias}, O=Acme`, '-validity', '400'];
  bench.run('keytool', [...more, '-genkeypair', ...options, ...identity, '-keystore', store, '-storepass', password]);
}

describeWith('keytool', 'a keystore that Java wrote', () => {
  beforeAll(() => {
    for (const [alias, options] of keys) generate(alias, options, 'all.p12', ['-J-Duser.language=en']);
    bench.run('keytool', ['-exportcert', '-rfc', '-alias', 'ec', '-keystore', 'all.p12', '-storepass', password, '-file', 'ec.pem']);
  });

  test('with several keys lists them by their aliases, and gives the one that is chosen', async () => {
    const material = file('all.p12');
    const { recognised } = await readKeyMaterial({ material, password });
    expect(recognised.candidates.map(({ name, certificate }) => [name, certificate])).toEqual([
      ['rsa', 'O=Acme, CN=rsa'],
      ['ec', 'O=Acme, CN=ec'],
      ['ed', 'O=Acme, CN=ed'],
    ]);
    for (const [select, [alias, , expected]] of keys.entries()) {
      const chosen = await readKeyMaterial({ material, password, select });
      expect(chosen.recognised).toMatchObject({
        ...expected,
        format: 'pkcs12',
        private: true,
        certificate: { subject: `O=Acme, CN=${alias}` },
      });
    }
    expect(await faultOf(readKeyMaterial({ material, password, select: 3 }))).toEqual(invalid('select'));
    expect(await faultOf(readKeyMaterial({ material, password: 'changed' }))).toEqual(invalid('password'));
  });

  test('in the legacy way of PKCS#12 is read, certificate included', async () => {
    generate('old', ['-keyalg', 'EC', '-groupname', 'secp256r1'], 'legacy.p12', ['-J-Dkeystore.pkcs12.legacy']);
    const { recognised } = await readKeyMaterial({ material: file('legacy.p12'), password });
    expect(recognised).toMatchObject({ crv: 'P-256', certificate: { subject: 'O=Acme, CN=old' } });
  });

  test('of the old form, JKS, is refused with how to convert it', async () => {
    bench.run('keytool', [
      '-importkeystore',
      '-srckeystore',
      'all.p12',
      '-srcstorepass',
      password,
      '-srcalias',
      'ec',
      '-destkeystore',
      'old.jks',
      '-deststoretype',
      'JKS',
      '-deststorepass',
      password,
      '-noprompt',
    ]);
    const fault = await faultOf(readKeyMaterial({ material: file('old.jks'), password }));
    expect(fault).toEqual(invalid('material'));
    expect(fault.message).toContain('JKS');
    expect(fault.data).toMatchObject({ fix: expect.stringContaining('keytool -importkeystore') });
  });

  test.each(keys)('its key %s goes back to Java as PKCS#12', { timeout: 120_000 }, async (alias) => {
    const select = keys.findIndex(([name]) => name === alias);
    const { jwk, recognised } = await readKeyMaterial({ material: file('all.p12'), password, select });
    const exported = await exportPrivateKey('pkcs12', { name: alias, jwk, kid: 'k', x5c: recognised.certificate?.x5c ?? [], password });
    if (typeof exported.material === 'string') throw new Error('PKCS#12 is no text');
    bench.write('back.p12', Buffer.from(exported.material.base64, 'base64'));
    const shown = bench.run('keytool', ['-J-Duser.language=en', '-list', '-v', '-keystore', 'back.p12', '-storepass', password]).toString();
    expect(shown).toContain(`Alias name: ${alias}`);
    expect(shown).toContain('PrivateKeyEntry');
    expect(shown).toContain(recognised.certificate?.thumbprints.sha256.hex);
  });
});
