import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, startAssay } from '../support/assay-cli.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
  for (const name of ['January', 'February']) await assay(home, ['keys', 'generate', name, '--alg', 'ES256']);
});
afterAll(() => home.remove());

const json = async (...args: string[]) => JSON.parse((await assay(home, [...args, '--json'])).stdout);
const states = ({ entries }: { entries: { name: string; state: string }[] }) => entries.map(({ name, state }) => `${name} ${state}`);

describe('assay jwks', () => {
  test('makes a set, adds keys, and rotates them with an overlap', async () => {
    const made = await json('jwks', 'create', 'Acme', '--max-age', '30');
    expect(made).toMatchObject({
      name: 'Acme',
      maxAge: 30,
      entries: [],
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/acme\/jwks\.json$/),
    });
    await json('jwks', 'add', 'Acme', 'January');
    expect(states(await json('jwks', 'add', 'Acme', 'February'))).toEqual(['January current', 'February next']);
    expect(states(await json('jwks', 'promote', 'Acme', 'February', '--overlap', '600'))).toEqual(['January retired', 'February current']);
    expect((await json('jwks', 'retire', 'Acme', 'January', '--overlap', '0')).entries[0]).toMatchObject({ published: false });
    expect(states(await json('jwks', 'drop', 'Acme', 'January'))).toEqual(['February current']);
    expect(await json('jwks', 'list')).toEqual([await json('jwks', 'show', made.id)]);
  });

  test('prints the set as it is served, and serves what another process has changed until stopped', async () => {
    const exported = await assay(home, ['jwks', 'export', 'Acme']);
    const serving = await startAssay(home, ['jwks', 'serve', 'Acme']);
    const served = async () => (await fetch(serving.firstLine)).json();
    expect(await served()).toEqual(JSON.parse(exported.stdout));
    await json('jwks', 'add', 'Acme', 'January');
    expect((await served()).keys).toHaveLength(2);
    const second = await assay(home, ['jwks', 'serve', 'Acme']);
    expect(second).toMatchObject({
      code: 0,
      stdout: `${serving.firstLine}\n`,
      stderr: 'Another Assay on this machine serves it already.\n',
    });
    expect(await serving.stop('SIGTERM')).toMatchObject({ code: 0 });
    await expect(fetch(serving.firstLine)).rejects.toThrow();
  });

  test('a client that names the set signs with its current key and names its kid', async () => {
    const args = ['--client-id', 'acme', '--method', 'private_key_jwt', '--token-endpoint', 'https://as.example/token'];
    await json('clients', 'add', 'Acme client', ...args, '--key-set', 'Acme');
    const kid = async () => {
      const { stdout } = await assay(home, ['sign', 'Acme client']);
      return JSON.parse(Buffer.from(stdout.split('.')[0] ?? '', 'base64url').toString()).kid;
    };
    expect(await kid()).toBe((await json('keys', 'show', 'February')).kid);
    await json('jwks', 'promote', 'Acme', 'January');
    expect(await kid()).toBe((await json('keys', 'show', 'January')).kid);
  });

  test('says at once that a public key is published only', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const file = join(home.path, 'half.pem');
    await writeFile(file, publicKey.export({ type: 'spki', format: 'pem' }));
    await assay(home, ['keys', 'import', 'Half', '--file', file]);
    await json('jwks', 'create', 'Public');
    const added = await assay(home, ['jwks', 'add', 'Public', 'Half']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('Only the public half of “Half” is held') });
    expect(added.stdout).toMatch(/^published +Half/m);
    const refused = await assay(home, ['jwks', 'promote', 'Public', 'Half']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Import its private key') });
    const method = ['--client-id', 'x', '--method', 'private_key_jwt'];
    const client = await assay(home, ['clients', 'add', 'Unsigned', ...method, '--key-set', 'Public']);
    expect(client).toMatchObject({ code: 1, stderr: expect.stringMatching(/^assay: --key-set: .*nothing can sign with it\. Add a key/) });
    expect(await assay(home, ['jwks', 'drop', 'Public', 'Half'])).toMatchObject({
      code: 0,
      stderr: 'The key set “Public” has no key: nothing can sign with it. Add a key to it of which the private half is held.\n',
    });
  });

  test('says what is wrong and what to do', async () => {
    const refused = await assay(home, ['jwks', 'drop', 'Acme', 'January']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Promote another ES256 key first') });
    const unknown = await assay(home, ['jwks', 'show', 'Nowhere']);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('Held: “Acme”') });
    expect(await assay(home, ['jwks', 'remove', 'Acme'])).toMatchObject({ code: 0, stderr: 'Removed the key set “Acme”.\n' });
  });
});
