import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { filePassword, keyFiles, keyTexts } from '../support/key-files.ts';
import { jwk, pem, samples } from '../support/key-samples.ts';
import { localServer } from '../support/local-server.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
  writeFileSync(at('modern.p12'), Buffer.from(keyFiles.pkcs12, 'base64'));
  writeFileSync(at('password.txt'), `${filePassword}\r\n`);
  writeFileSync(at('certificate.pem'), keyTexts.certificate);
  writeFileSync(at('two.json'), JSON.stringify({ keys: [jwk(samples.p384), jwk(samples.ed25519)] }));
});
afterAll(() => home.remove());

function at(name: string): string {
  return join(home.path, name);
}

describe('assay keys import', () => {
  test('opens a binary file with a password from a file or from standard input, and never from an argument', async () => {
    const fromFile = await assay(home, [
      'keys',
      'import',
      'From file',
      '--file',
      at('modern.p12'),
      '--password-file',
      at('password.txt'),
      '--json',
    ]);
    expect(fromFile).toMatchObject({ code: 0 });
    expect(JSON.parse(fromFile.stdout)).toMatchObject({ format: 'pkcs12', private: true, certificate: { subject: 'CN=Fixture' } });
    const piped = await assay(home, ['keys', 'import', 'Piped', '--file', at('modern.p12'), '--password-stdin'], {
      input: `${filePassword}\n`,
    });
    expect(piped).toMatchObject({ code: 0, stderr: expect.stringContaining('The same key is held already, as “From file”.') });
    const argument = await assay(home, ['keys', 'import', 'Never', '--file', at('modern.p12'), '--password', 'hunter2']);
    expect(argument).toMatchObject({ code: 1, stderr: expect.stringContaining('--password-file') });
    expect(argument.stderr).not.toContain('hunter2');
  });

  test('without a password, or with a wrong one, ends with 1 and says so', async () => {
    expect(await assay(home, ['keys', 'import', 'Locked', '--file', at('modern.p12')])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'assay: The PKCS#12 file is encrypted. Give its password with --password-file or --password-stdin.\n',
    });
    const wrong = await assay(home, ['keys', 'import', 'Locked', '--file', at('modern.p12'), '--password-stdin'], { input: 'x' });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('does not open with this password') });
  });

  test('of several keys takes the one that is selected', async () => {
    const without = await assay(home, ['keys', 'import', 'Two', '--file', at('two.json')]);
    expect(without).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds 2 keys: 1 “key 1”, 2 “key 2”. Choose one of them (--select).'),
    });
    const second = await assay(home, ['keys', 'import', 'Two', '--file', at('two.json'), '--select', '2', '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ crv: 'Ed25519' });
  });

  test('a secret is read in the encoding that is said, and not otherwise', async () => {
    const hex = ['keys', 'import', 'Hexadecimal', '--file', '-', '--secret-encoding', 'hex', '--json'];
    expect(await assay(home, hex, { input: 'no digits' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('choose another encoding (--secret-encoding).'),
    });
    const read = await assay(home, hex, { input: '00112233445566778899aabbccddeeff\n' });
    expect(JSON.parse(read.stdout)).toMatchObject({ kty: 'oct', bits: 128, encoding: 'hex' });
  });

  test('standard input cannot be file and password at once', async () => {
    const both = await assay(home, ['keys', 'import', 'Both', '--file', '-', '--password-stdin']);
    expect(both).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be both') });
  });
});

describe('assay keys export', () => {
  beforeAll(async () => {
    await assay(home, ['keys', 'import', 'To export', '--file', '-'], { input: pem(samples.p256) });
  });

  test('writes an encrypted file that only its owner can read, and overwrites none', async () => {
    const args = ['keys', 'export', 'To export', '--format', 'pkcs8', '--password-file', at('password.txt'), '--out', at('out.pem')];
    expect(await assay(home, args)).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at('out.pem'), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    if (process.platform !== 'win32') expect(statSync(at('out.pem')).mode & 0o777).toBe(0o600);
    expect(await assay(home, args)).toMatchObject({ code: 1, stderr: expect.stringContaining('is not overwritten') });
    const back = await assay(home, ['keys', 'import', 'Back', '--file', at('out.pem'), '--password-file', at('password.txt')]);
    expect(back).toMatchObject({ code: 0, stderr: expect.stringContaining('held already, as “To export”') });
  });

  test.each([
    ['pkcs12', 'pkcs12'],
    ['jwk', 'jwk'],
  ])('writes an encrypted %s file that comes back with its password alone', async (format, read) => {
    const password = ['--password-file', at('password.txt')];
    const out = at(`out.${format}`);
    expect(await assay(home, ['keys', 'export', 'To export', '--format', format, ...password, '--out', out])).toMatchObject({ code: 0 });
    expect(await assay(home, ['keys', 'import', `From ${format}`, '--file', out])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('encrypted'),
    });
    const back = await assay(home, ['keys', 'import', `From ${format}`, '--file', out, ...password, '--json']);
    const { x, y } = jwk(samples.p256);
    expect(JSON.parse(back.stdout)).toMatchObject({ format: read, private: true, publicJwk: { x, y } });
  });

  test('writes a key in clear only when that is said', async () => {
    expect(await assay(home, ['keys', 'export', 'To export', '--format', 'jwk'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('--unencrypted'),
    });
    const clear = await assay(home, ['keys', 'export', 'To export', '--format', 'jwk', '--unencrypted']);
    expect(JSON.parse(clear.stdout)).toMatchObject(jwk(samples.p256));
    expect(await assay(home, ['keys', 'export', 'To export', '--format', 'pkcs12', '--unencrypted'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('always has a password'),
    });
  });
});

describe('assay keys certify', () => {
  test('makes, shows, writes and takes away a certificate', async () => {
    await assay(home, ['keys', 'generate', 'Certified', '--alg', 'ES256']);
    const made = await assay(home, [
      'keys',
      'certify',
      'Certified',
      '--subject',
      'CN=Acme',
      '--days',
      '90',
      '--san',
      'acme.example',
      '--san',
      '192.0.2.1',
      '--json',
    ]);
    expect(JSON.parse(made.stdout)).toMatchObject({
      certificate: { subject: 'CN=Acme', names: ['DNS:acme.example', 'IP Address:192.0.2.1'] },
    });
    const { thumbprints } = JSON.parse(made.stdout).certificate;
    const shown = await assay(home, ['keys', 'show', 'Certified']);
    for (const text of [
      thumbprints.sha1.hex,
      thumbprints.sha1.base64url,
      thumbprints.sha256.hex,
      thumbprints.sha256.base64url,
      'digitalSignature',
    ]) {
      expect(shown.stdout).toContain(text);
    }
    const written = await assay(home, ['keys', 'export', 'Certified', '--format', 'certificate', '--out', at('own.pem')]);
    expect(written.code).toBe(0);
    expect(await assay(home, ['keys', 'certify', 'Certified', '--remove'])).toMatchObject({ code: 0 });
    expect(await assay(home, ['keys', 'export', 'Certified', '--format', 'certificate'])).toMatchObject({ code: 1 });
    expect(await assay(home, ['keys', 'certify', 'Certified', '--file', at('own.pem')])).toMatchObject({ code: 0 });
  });

  test('a certificate for another key, a bad subject and no choice at all are refused', async () => {
    await assay(home, ['keys', 'generate', 'Uncertified', '--alg', 'ES256']);
    const foreign = await assay(home, ['keys', 'certify', 'Uncertified', '--file', at('certificate.pem')]);
    expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining('is for another key') });
    expect(await assay(home, ['keys', 'certify', 'Uncertified', '--subject', 'X=1'])).toMatchObject({ code: 1 });
    expect(await assay(home, ['keys', 'certify', 'Uncertified'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Give one of'),
    });
  });
});

describe('assay keys fit', () => {
  let token: string;
  beforeAll(async () => {
    await assay(home, ['keys', 'generate', 'Fits', '--alg', 'ES256']);
    await assay(home, ['keys', 'generate', 'Misfit', '--alg', 'ES256']);
    const endpoint = ['--token-endpoint', 'https://as.example/token'];
    await assay(home, ['clients', 'add', 'Acme', '--client-id', 'acme', '--method', 'private_key_jwt', '--key', 'Fits', ...endpoint]);
    token = (await assay(home, ['sign', 'Acme'])).stdout.trim();
  });

  test('ends with 0 where it fits, and with 2 and the reason where it does not', async () => {
    const fits = await assay(home, ['keys', 'fit', 'Fits', '-'], { input: token });
    expect(fits).toMatchObject({ code: 0, stdout: expect.stringMatching(/^“Fits” signed this token\.\n/), stderr: '' });
    const misfit = await assay(home, ['keys', 'fit', 'Misfit', token, '--json']);
    expect(misfit).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^assay: “Misfit” does not fit this token\. The signature does not match/),
    });
    expect(JSON.parse(misfit.stdout)).toMatchObject({ fits: false, keys: [{ name: 'Misfit', checks: expect.any(Array) }] });
  });

  test('takes a file in place of a key, and a client in place of a token', async () => {
    const { stdout } = await assay(home, ['keys', 'public', 'Fits', '--format', 'jwks']);
    expect(await assay(home, ['keys', 'fit', '--file', '-', token], { input: stdout })).toMatchObject({ code: 0 });
    expect(await assay(home, ['keys', 'fit', '--file', '-', '--client', 'Acme'], { input: stdout })).toMatchObject({ code: 0 });
    expect(await assay(home, ['keys', 'fit', 'Misfit', '--client', 'Acme'])).toMatchObject({ code: 2 });
  });

  test('takes the keys that a server publishes, and says which of them it is or that none is', async () => {
    const publicJwk = async (name: string): Promise<unknown> => JSON.parse((await assay(home, ['keys', 'public', name])).stdout);
    const misfit = await publicJwk('Misfit');
    let keys = [misfit, await publicJwk('Fits')];
    const server = await localServer((_request, response) => void response.end(JSON.stringify({ keys })));
    const url = `${server.origin}/jwks`;
    expect(await assay(home, ['keys', 'fit', '--jwks', url, token])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('of the 2 keys'),
    });
    keys = [misfit];
    expect(await assay(home, ['keys', 'fit', '--jwks', url, '--client', 'Acme'])).toMatchObject({ code: 2 });
    await server.close();
    expect(await assay(home, ['keys', 'fit', '--jwks', url, token])).toMatchObject({ code: 1, stderr: expect.stringContaining(url) });
  });

  test.each([[['Fits']], [['Fits', 'x', '--client', 'Acme']], [['--file', '-', '-']], [[]]])(
    '%j is not enough or too much',
    async (args) => {
      expect(await assay(home, ['keys', 'fit', ...args])).toMatchObject({ code: 1, stdout: '' });
    },
  );
});

describe('assay keys generate', () => {
  test('makes a post-quantum key and one for opening, with no word of Node’s own between', async () => {
    const signing = await assay(home, ['keys', 'generate', 'Post-quantum', '--alg', 'ML-DSA-44', '--json']);
    expect(signing).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Experimental') });
    expect(JSON.parse(signing.stdout)).toMatchObject({ kty: 'AKP', alg: 'ML-DSA-44', use: 'sig' });
    const opening = await assay(home, ['keys', 'generate', 'Opening', '--alg', 'ECDH-ES', '--crv', 'X25519', '--json']);
    expect(JSON.parse(opening.stdout)).toMatchObject({ kty: 'OKP', crv: 'X25519', alg: 'ECDH-ES', use: 'enc' });
    const refused = await assay(home, ['keys', 'generate', 'None', '--alg', 'ES256', '--crv', 'P-521']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('ES256 leaves no choice of a curve.') });
  });
});
