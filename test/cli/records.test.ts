import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay } from '../support/assay-cli.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(() => home.remove());

const json = async (...args: string[]) => JSON.parse((await assay(home, [...args, '--json'])).stdout);

describe('assay keys', () => {
  test('generates a key that is listed, shown and removed by its name', async () => {
    const made = await json('keys', 'generate', 'Signing key', '--alg', 'ES256');
    expect(made).toMatchObject({ name: 'Signing key', kty: 'EC', crv: 'P-256', alg: 'ES256', private: true, kid: made.thumbprint });
    expect(await json('keys', 'list')).toContainEqual(made);
    for (const name of ['Signing key', made.id, made.kid]) expect(await json('keys', 'show', name)).toEqual(made);
    const { code, stdout, stderr } = await assay(home, ['keys', 'remove', 'Signing key']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'Removed the key “Signing key”.\n' });
    expect(await json('keys', 'list')).not.toContainEqual(made);
  });

  test('never prints a private part', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const secretPart = String(privateKey.export({ format: 'jwk' }).d);
    const input = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const imported = await assay(home, ['keys', 'import', 'Imported', '--file', '-', '--json'], { input });
    expect(JSON.parse(imported.stdout)).toMatchObject({ format: 'pkcs8', private: true, origin: 'imported' });
    for (const args of [
      ['show', 'Imported', '--json'],
      ['show', 'Imported'],
      ['public', 'Imported'],
      ['list', '--json'],
    ]) {
      const { code, stdout, stderr } = await assay(home, ['keys', ...args]);
      expect(code).toBe(0);
      expect(imported.stdout + stdout + stderr).not.toContain(secretPart);
    }
  });

  test('prints the public key in the form asked for', async () => {
    const key = await json('keys', 'generate', 'Published', '--alg', 'EdDSA');
    const jwk = JSON.parse((await assay(home, ['keys', 'public', 'Published'])).stdout);
    expect(jwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
    expect(JSON.parse((await assay(home, ['keys', 'public', key.id, '--format', 'jwks'])).stdout)).toEqual({ keys: [jwk] });
    expect((await assay(home, ['keys', 'public', 'Published', '--format', 'pem'])).stdout).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n[\s\S]+\n-----END PUBLIC KEY-----\n$/,
    );
  });

  test('refuses an empty name', async () => {
    expect(await assay(home, ['keys', 'generate', ' ', '--alg', 'ES256'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'assay: “name” must not be empty.\n',
    });
  });

  test('warns of a secret that is too short, and keeps it', async () => {
    const { code, stdout, stderr } = await assay(home, ['keys', 'import', 'Short', '--file', '-', '--alg', 'HS256', '--json'], {
      input: 'short',
    });
    expect({ code, bits: JSON.parse(stdout).bits }).toEqual({ code: 0, bits: 40 });
    expect(stderr).toMatch(/^Warning: /);
  });

  test.each([
    ['a damaged PEM', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    ['an encrypted PEM', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n'],
    ['nothing', ''],
  ])('refuses %s with a sentence and exit code 1', async (_case, input) => {
    const { code, stdout, stderr } = await assay(home, ['keys', 'import', 'Bad', '--file', '-', '--alg', 'ES256'], { input });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^assay: .+\.\n$/s);
  });

  test('lists names that would act on a terminal as escapes', async () => {
    await json('keys', 'generate', 'evil\u001B[2J\u202E', '--alg', 'ES256');
    const { stdout } = await assay(home, ['keys', 'list']);
    expect(stdout).toContain(String.raw`evil\u001b[2J\u202e`);
    expect(stdout).not.toContain('\u001B');
  });
});

describe('assay clients', () => {
  test('adds a client with a key, whose algorithm it takes', async () => {
    await json('keys', 'generate', 'P-384', '--alg', 'ES384');
    const server = ['--issuer', 'https://as.example', '--token-endpoint', 'https://as.example/token'];
    const rest = [...server, '--scope', 'a b', '--lifetime', '120'];
    const added = await json('clients', 'add', 'Acme', '--client-id', 'acme', '--method', 'private_key_jwt', '--key', 'P-384', ...rest);
    expect(added).toMatchObject({
      name: 'Acme',
      clientId: 'acme',
      method: 'private_key_jwt',
      alg: 'ES384',
      scope: 'a b',
      secret: null,
      template: { audience: { kind: 'issuer' }, lifetime: 120 },
    });
    for (const name of ['Acme', 'acme', added.id]) expect(await json('clients', 'show', name)).toEqual(added);
    expect(await json('clients', 'list')).toContainEqual(added);
  });

  test('starts a client with the habits of the profile that is chosen, options aside', async () => {
    await json('keys', 'generate', 'P-256 for Okta', '--alg', 'ES256');
    const rest = ['--key', 'P-256 for Okta', '--token-endpoint', 'https://a.okta.com/oauth2/v1/token', '--profile', 'okta'];
    const add = (name: string) => ['clients', 'add', name, '--client-id', 'at-okta', '--method', 'private_key_jwt', ...rest];
    expect(await json(...add('At Okta'))).toMatchObject({
      profileId: 'okta',
      alg: 'ES256',
      template: { audience: { kind: 'token-endpoint' }, lifetime: 300 },
    });
    expect(await json(...add('Otherwise'), '--lifetime', '30', '--audience', 'issuer')).toMatchObject({
      template: { audience: { kind: 'issuer' }, lifetime: 30 },
    });
    expect(await assay(home, [...add('Third'), '--profile', 'okt'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Is it “okta”?'),
    });
  });

  test('takes a client secret from standard input and prints it nowhere', async () => {
    const secret = 'canary-secret-of-a-client';
    const args = ['clients', 'add', 'Basic', '--client-id', 'basic', '--method', 'client_secret_basic', '--secret-stdin'];
    const added = await assay(home, [...args, '--token-endpoint', 'https://as.example/token', '--json'], { input: `${secret}\n` });
    expect(JSON.parse(added.stdout)).toMatchObject({
      secret: { bits: secret.length * 8 },
      template: { audience: { kind: 'token-endpoint' } },
    });
    const shown = await assay(home, ['clients', 'show', 'Basic']);
    expect(shown.stdout).toMatch(/secret +held, 200 bit/);
    expect(added.stdout + added.stderr + shown.stdout + shown.stderr).not.toContain(secret);
  });

  test.each([
    ['client_secret_basic', /needs the client secret\. Pipe it in and use --secret-stdin\./],
    ['private_key_jwt', /needs a key that signs\. Name one with --key/],
    ['magic', /--method must be one of private_key_jwt, /],
  ])('says what %s needs', async (method, sentence) => {
    const { code, stderr } = await assay(home, ['clients', 'add', 'x', '--client-id', 'x', '--method', method]);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });

  test('asks for an id when a client_id is not unique', async () => {
    const add = (name: string) => json('clients', 'add', name, '--client-id', 'twin', '--method', 'none');
    const ids = [(await add('Twin one')).id, (await add('Twin two')).id];
    const { code, stderr } = await assay(home, ['clients', 'show', 'twin']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `assay: “twin” names 2 clients. Use an id: ${ids.join(', ')}.\n` });
  });

  test('removes a client', async () => {
    const args = ['clients', 'add', 'Gone', '--client-id', 'gone', '--method', 'none', '--token-endpoint', 'https://as.example/token'];
    await assay(home, args);
    expect((await assay(home, ['clients', 'remove', 'gone'])).stderr).toBe('Removed the client “Gone”.\n');
    expect((await assay(home, ['clients', 'show', 'gone'])).code).toBe(1);
  });
});

describe('the vault', () => {
  test('that is locked is exit code 4, with the way to unlock it', async () => {
    const args = ['keys', 'generate', 'Locked out', '--alg', 'ES256'];
    const without = await assay(home, args, { environment: { ASSAY_PASSPHRASE: '' } });
    expect(without).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(/^assay: .*Set ASSAY_PASSPHRASE to unlock it\.\n$/),
    });
    const wrong = await assay(home, args, { environment: { ASSAY_PASSPHRASE: 'wrong' } });
    expect(wrong).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(/^assay: .*does not open the vault.*\.\n$/) });
  });

  test('that lasts for the run only is said with what it kept', async () => {
    const fresh = await freshAssayHome();
    try {
      const environment = { ASSAY_PASSPHRASE: '' };
      const { code, stderr } = await assay(fresh, ['keys', 'generate', 'Fleeting', '--alg', 'ES256'], { environment });
      expect(code).toBe(0);
      expect(stderr).toMatch(/^Warning: the secrets that were kept are gone now\..*Here, ASSAY_PASSPHRASE sets it\.$/m);
    } finally {
      await fresh.remove();
    }
  });
});

test('several processes write at once without losing a record', async () => {
  const names = Array.from({ length: 6 }, (_, index) => `Parallel ${index}`);
  const runs = await Promise.all(names.map((name) => assay(home, ['keys', 'generate', name, '--alg', 'ES256', '--json'])));
  expect(runs.map(({ code }) => code)).toEqual(names.map(() => 0));
  const listed = (await json('keys', 'list')).map(({ name }: { name: string }) => name);
  expect(listed).toEqual(expect.arrayContaining(names));
});
