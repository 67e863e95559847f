import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay } from '../support/assay-cli.ts';

/** RFC 7515 A.1: HS256, two claims that are registered and one that is not. */
const token =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** The key of RFC 7515 A.1. */
const secret = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

/** Everything a terminal would act on, or that changes how other text reads. */
const acting = /(?![\n])[\p{Cc}\p{Cf}]/u;

function unsigned(header: unknown, claims: unknown): string {
  const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.c2ln`;
}

describe('assay decode', () => {
  let home: AssayHome;
  beforeAll(async () => {
    home = await freshAssayHome();
  });
  afterAll(() => home.remove());

  test('answers with the documented members', async () => {
    const { code, stdout, stderr } = await assay(home, ['decode', token, '--at', '2011-03-22T18:00:00Z', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      kind: 'JWT',
      header: { typ: 'JWT', alg: 'HS256' },
      claims: { iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true },
      incomplete: { header: null, claims: null },
      repeated: [],
      parties: [],
      text: {
        header: '{"typ":"JWT",\r\n "alg":"HS256"}',
        payload: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
      },
      signature: { state: 'unchecked', reason: expect.stringMatching(/key/) },
      times: { exp: 1_300_819_380, state: 'valid' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('judges the dates by the clock, or as of another time', async () => {
    const now = await assay(home, ['decode', token]);
    expect(now.stdout).toMatch(/Dates +expired/);
    const then = await assay(home, ['decode', token, '--at', '1300819332']);
    expect(then.stdout).toMatch(/Dates +expires in 48 s/);
  });

  test('explains the members in aligned columns, without colours when nobody watches', async () => {
    const { stdout } = await assay(home, ['decode', token, '--at', '1300819332']);
    expect(stdout).toMatch(/^ {2}iss {25,}joe {2,}/m);
    expect(stdout).toMatch(/exp .*in 48 s \(2011-03-22 18:43:00 UTC\)/);
    expect(stdout).not.toMatch(acting);
  });

  test.each([
    ['for -', ['decode', '-', '--json']],
    ['without an argument', ['decode', '--json']],
  ])('reads standard input %s', async (_case, args) => {
    const { code, stdout } = await assay(home, args, { input: `Authorization: Bearer ${token}\n` });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).claims.iss).toBe('joe');
  });

  test('takes what is no JWT for an opaque token', async () => {
    const { code, stdout } = await assay(home, ['decode', 'mF_9.B5f-4.1JqM', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      kind: 'opaque token',
      header: null,
      claims: null,
      incomplete: { header: null, claims: null },
      repeated: [],
      parties: [],
      text: { header: null, payload: null },
      signature: { state: 'unchecked', reason: expect.any(String) },
      times: { state: expect.any(String) },
    });
  });

  test('shows nothing raw that a token’s strings hold', async () => {
    const hostile = 'a\u001B[2Jb\u202Ec\u009Bd\u2066e\u0007<script>';
    const input = unsigned({ alg: 'ES256', [hostile]: hostile }, { iss: hostile, [hostile]: [hostile] });
    const text = await assay(home, ['decode'], { input });
    expect(text.stdout).toContain(String.raw`a\u001b[2Jb\u202ec\u009bd\u2066e\u0007<script>`);
    expect(text.stdout + text.stderr).not.toMatch(acting);
    const json = await assay(home, ['decode', '--json'], { input });
    expect(json.stdout + json.stderr).not.toMatch(acting);
    expect(JSON.parse(json.stdout).claims.iss).toBe(hostile);
  });

  test('keeps a claim called __proto__', async () => {
    const { stdout } = await assay(home, ['decode', '--json'], { input: unsigned({ alg: 'ES256' }, '{"__proto__":{"admin":true}}') });
    expect(Object.keys(JSON.parse(stdout).claims)).toEqual(['__proto__']);
  });

  test('reads nesting of 10 000 as far as it goes', async () => {
    const claims = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const { code, stdout, stderr } = await assay(home, ['decode', '--json'], { input: unsigned({ alg: 'ES256' }, claims) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).claims).toBeNull();
    expect(stderr).toMatch(/nested more than 64 levels/);
  });

  test('takes an unsecured token’s signature for failed, with exit code 2', async () => {
    const { code, stdout, stderr } = await assay(home, ['decode', '--json'], { input: unsigned({ alg: 'none' }, {}) });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).signature).toMatchObject({ state: 'failed', reason: expect.stringContaining('“none”') });
    expect(stderr).toBe('assay: The signature was checked and failed.\n');
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^assay: There is no token: what was given is empty\.\n$/],
    ['white space', ' \n\t', /^assay: There is no token: what was given is empty\.\n$/],
    [
      'a token of 2 MB',
      `eyJhbGciOiJFUzI1NiJ9.${'A'.repeat(2_000_000)}.c2ln`,
      /^assay: The token has .* characters; no more than .* are read\.\n$/,
    ],
    ['20 MB', new Uint8Array(20_000_000).fill(0x41), /^assay: Standard input has more than 16\u202f000\u202f000 bytes, .*\.\n$/],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), /^assay: Standard input is not UTF-8 text\. .*\.\n$/],
  ])('answers %s on standard input with exit code 1 and a sentence', async (_case, input, sentence) => {
    const { code, stdout, stderr } = await assay(home, ['decode'], { input });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  test('leaves nothing behind in a data directory that has nothing', async () => {
    const fresh = await freshAssayHome();
    await fresh.remove();
    const { code } = await assay(fresh, ['decode', token]);
    expect(code).toBe(0);
    await expect(import('node:fs/promises').then(({ stat }) => stat(fresh.path))).rejects.toThrow('ENOENT');
  });
});

describe('assay decode', () => {
  test('says of a file’s name, and of two tokens, that they are no token', async () => {
    const home = await freshAssayHome();
    const path = join(home.path, 'a.b.jwt');
    await writeFile(path, token);
    const named = await assay(home, ['decode', path]);
    expect(named).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `assay: “${path}” is a file, not a token. Give “-” in its place and the file on standard input: - < ${path}\n`,
    });
    expect(await assay(home, ['decode', home.path])).toMatchObject({ code: 0 });
    const two = { code: 1, stdout: '', stderr: expect.stringContaining('2 tokens are in it, and one is wanted.') };
    expect(await assay(home, ['decode', `${token} ${token}`])).toMatchObject(two);
    await home.remove();
  });
});

describe('assay decode beside held keys', () => {
  let home: AssayHome;
  beforeAll(async () => {
    home = await freshAssayHome();
    await assay(home, ['keys', 'import', 'RFC 7515 A.1', '--file', '-', '--alg', 'HS256', '--secret-encoding', 'base64url'], {
      input: secret,
    });
  });
  afterAll(() => home.remove());

  test('names the key that verifies', async () => {
    const { code, stdout } = await assay(home, ['decode', token, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).signature).toEqual({ state: 'verified', key: 'RFC 7515 A.1' });
  });

  test('leaves a signature unchecked when the vault is locked, and says so', async () => {
    const { code, stdout } = await assay(home, ['decode', token, '--json'], { environment: { ASSAY_PASSPHRASE: '' } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).signature).toEqual({ state: 'unchecked', reason: expect.stringMatching(/locked/) });
  });
});
