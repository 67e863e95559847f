import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompactEncrypt, CompactSign } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

async function encrypted(plaintext: string | Uint8Array, key: Parameters<CompactEncrypt['encrypt']>[0], alg: string): Promise<string> {
  const bytes = typeof plaintext === 'string' ? new TextEncoder().encode(plaintext) : plaintext;
  return await new CompactEncrypt(bytes).setProtectedHeader({ alg, enc: 'A256GCM' }).encrypt(key);
}

async function signed(key: Parameters<CompactSign['sign']>[0]): Promise<string> {
  return await new CompactSign(new TextEncoder().encode('{}')).setProtectedHeader({ alg: 'ES256' }).sign(key);
}

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(async () => {
  await home.remove();
});

describe('assay decrypt', () => {
  test('writes the plaintext byte for byte, and how it was opened beside it', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 27]);
    const file = join(home.path, 'private.jwk');
    await writeFile(file, JSON.stringify(privateKey.export({ format: 'jwk' })));
    const {
      code,
      bytes: output,
      stderr,
    } = await assay(home, ['decrypt', await encrypted(bytes, publicKey, 'ECDH-ES+A256KW'), '--key-file', file]);
    expect(code).toBe(0);
    expect(new Uint8Array(output)).toEqual(bytes);
    expect(stderr).toMatch(/^Opened with .*: ECDH-ES\+A256KW, A256GCM\.\nDecrypted is not authenticated: /);
  });

  test('opens with a held key what is nested, and says what stays shut', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await assay(home, ['keys', 'import', 'RSA', '--file', '-'], {
      input: rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    });
    const inner = await encrypted('inside', rsa.publicKey, 'RSA-OAEP-256');
    const nested = await assay(home, ['decrypt', '-', '--key', 'RSA', '--json'], {
      input: `id_token=${await encrypted(inner, rsa.publicKey, 'RSA-OAEP')}`,
    });
    expect(nested.code).toBe(0);
    expect(JSON.parse(nested.stdout)).toMatchObject({
      layers: [
        { alg: 'RSA-OAEP', key: 'RSA' },
        { alg: 'RSA-OAEP-256', key: 'RSA' },
      ],
      shut: null,
      content: { text: 'inside', base64: Buffer.from('inside').toString('base64') },
    });
    const half = await encrypted(await encrypted('x', publicKey, 'ECDH-ES'), rsa.publicKey, 'RSA-OAEP');
    const shut = await assay(home, ['decrypt', half, '--key', 'RSA']);
    expect(shut).toMatchObject({ code: 2, stdout: expect.stringMatching(/^eyJ/) });
    expect(shut.stderr).toContain('assay: The token inside it stays shut: ');
  });

  test('says what the rules find in what was opened, and takes a signature inside that verifies for good', async () => {
    const key = Buffer.alloc(32, 7);
    const input = key.toString('base64url');
    const args = ['--secret-stdin', '--secret-encoding', 'base64url'];
    const claims = await encrypted('{"exp":1767225600}', key, 'dir');
    const text = await assay(home, ['decrypt', claims, ...args], { input });
    expect(text).toMatchObject({ code: 0, stdout: '{"exp":1767225600}', stderr: expect.stringMatching(/^(?:error|warning) TIM-/m) });
    const { stdout } = await assay(home, ['decrypt', claims, ...args, '--json'], { input });
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ rule: 'JWE-05', message: expect.stringContaining('a set of claims that nobody signed') }),
    );
    await assay(home, ['keys', 'import', 'Signer', '--file', '-'], { input: publicKey.export({ format: 'pem', type: 'spki' }).toString() });
    for (const [inner, found] of [
      [await signed(privateKey), false],
      [await signed(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey), true],
    ] as const) {
      const nested = await assay(home, ['decrypt', await encrypted(inner, key, 'dir'), ...args, '--json'], { input });
      const { findings }: { findings: readonly { rule: string }[] } = JSON.parse(nested.stdout);
      expect(findings.some(({ rule }) => rule === 'JWE-05')).toBe(found);
    }
  });

  test('takes a secret or a password from standard input', async () => {
    const key = Buffer.alloc(32, 7);
    const direct = await encrypted('text\n', key, 'dir');
    const input = key.toString('base64url');
    expect(await assay(home, ['decrypt', direct, '--secret-stdin', '--secret-encoding', 'base64url'], { input })).toMatchObject({
      code: 0,
      stdout: 'text\n',
    });
    const password = await encrypted('text', new TextEncoder().encode('pässword'), 'PBES2-HS256+A128KW');
    expect(await assay(home, ['decrypt', password, '--secret-stdin'], { input: 'pässword\n' })).toMatchObject({ code: 0, stdout: 'text' });
    const wrong = await assay(home, ['decrypt', password, '--secret-stdin', '--json'], { input: 'password' });
    expect(wrong.code).toBe(2);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ layers: [], content: null, shut: { reason: expect.any(String) } });
  });

  test('what is not encrypted cannot be opened', async () => {
    expect(await assay(home, ['decrypt', await signed(privateKey), '--secret-stdin'], { input: 'x' })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^assay: The token stays shut: /),
    });
    expect(await assay(home, ['decrypt', await signed(privateKey)])).toMatchObject({
      code: 1,
      stderr: 'assay: Give one of --key, --key-file and --secret-stdin.\n',
    });
  });
});
