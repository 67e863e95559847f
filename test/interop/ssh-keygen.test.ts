import { afterAll, expect, test } from 'vitest';
import { exportPrivateKey } from '../../electron/services/keys/key-material/export-private.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { describeWith, workbench } from '../support/programs.ts';

const bench = workbench();
afterAll(() => bench.remove());

const password = 'pässword';
const types = [
  ['rsa', '2048', { kty: 'RSA', bits: 2048 }],
  ['ecdsa', '256', { kty: 'EC', crv: 'P-256' }],
  ['ecdsa', '384', { kty: 'EC', crv: 'P-384' }],
  ['ecdsa', '521', { kty: 'EC', crv: 'P-521' }],
  ['ed25519', '256', { kty: 'OKP', crv: 'Ed25519' }],
] as const;

function generate(
  type: string,
  bits: string,
  options: readonly string[],
  passphrase = '',
): { readonly material: string; readonly line: string } {
  const name = `key-${Math.random().toString(36).slice(2)}`;
  bench.run('ssh-keygen', ['-q', '-t', type, '-b', bits, '-C', 'ops@acme', '-N', passphrase, ...options, '-f', name]);
  return { material: bench.text(name), line: bench.text(`${name}.pub`) };
}

describeWith('ssh-keygen', 'a key that OpenSSH wrote', () => {
  test.each(types)('%s with %s bits is read, and its public line is its public half', async (type, bits, expected) => {
    const { material, line } = generate(type, bits, []);
    const { jwk, recognised } = await readKeyMaterial({ material });
    expect(recognised).toMatchObject({ ...expected, format: 'openssh', encrypted: false, private: true });
    const publicHalf = await readKeyMaterial({ material: line });
    expect(publicHalf.recognised).toMatchObject({ format: 'openssh', private: false, candidates: [{ name: 'ops@acme' }] });
    expect(jwk).toMatchObject(publicHalf.jwk);
  });

  test.each(['aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc', '3des-cbc'])(
    'encrypted with %s opens with its password alone',
    async (cipher) => {
      const { material, line } = generate('ed25519', '256', ['-Z', cipher, '-a', '2'], password);
      expect(await faultOf(readKeyMaterial({ material }))).toEqual(invalid('password'));
      expect(await faultOf(readKeyMaterial({ material, password: 'password' }))).toEqual(invalid('password'));
      const { jwk, recognised } = await readKeyMaterial({ material, password });
      expect(recognised).toMatchObject({ encrypted: true, private: true });
      expect(jwk).toMatchObject((await readKeyMaterial({ material: line })).jwk);
    },
  );

  test.each(['aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com'])(
    'encrypted with %s is refused with how to convert it',
    async (cipher) => {
      const { material } = generate('ed25519', '256', ['-Z', cipher, '-a', '2'], password);
      const fault = await faultOf(readKeyMaterial({ material, password }));
      expect(fault).toEqual(invalid('material'));
      expect(fault.message).toContain(cipher);
      expect(fault.data).toMatchObject({ fix: expect.stringContaining('ssh-keygen -p -Z aes256-ctr') });
    },
  );

  test('in more rounds than are computed here is refused at once', async () => {
    const { material } = generate('ed25519', '256', ['-a', '1'], password);
    const lines = material.split('\n');
    const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    // The rounds stand behind the salt of 16 bytes, at the end of the derivation's options.
    const at = bytes.indexOf(Buffer.from([0, 0, 0, 16])) + 20;
    expect(bytes.readUInt32BE(at)).toBe(1);
    bytes.writeUInt32BE(0xffffffff, at);
    const hostile = [lines[0], bytes.toString('base64'), ...lines.slice(-2)].join('\n');
    const fault = await faultOf(readKeyMaterial({ material: hostile, password }));
    expect(fault).toEqual(invalid('material'));
    expect(fault.message).toContain('4294967295 rounds');
  });

  test.each(types.filter(([type]) => type !== 'ed25519'))(
    '%s with %s bits as PEM of the old and the new form is read',
    async (type, bits) => {
      for (const form of ['PEM', 'PKCS8']) {
        const { material, line } = generate(type, bits, ['-m', form], password);
        const { jwk } = await readKeyMaterial({ material, password });
        expect(jwk).toMatchObject((await readKeyMaterial({ material: line })).jwk);
      }
    },
  );
});

describeWith('ssh-keygen', 'a key exported as PKCS#8', () => {
  test.each(types.filter(([type]) => type !== 'ed25519'))(
    '%s with %s bits is read by ssh-keygen, encrypted and in clear',
    async (type, bits) => {
      const { material, line } = generate(type, bits, []);
      const { jwk } = await readKeyMaterial({ material });
      for (const secret of [null, password]) {
        const { material: file } = await exportPrivateKey('pkcs8', { name: 'key', jwk, kid: 'k', x5c: [], password: secret });
        bench.write('exported.pem', typeof file === 'string' ? file : '');
        const shown = bench.run('ssh-keygen', ['-y', '-P', secret ?? '', '-f', 'exported.pem']).toString();
        expect(shown.split(' ')[1]?.trim()).toBe(line.split(' ')[1]);
      }
      expect(() => bench.run('ssh-keygen', ['-y', '-P', 'password', '-f', 'exported.pem'])).toThrow();
    },
  );
});
