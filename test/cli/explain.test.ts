import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, startAssay, type RunningCli } from '../support/assay-cli.ts';

let home: AssayHome;
let running: RunningCli;
beforeAll(async () => {
  home = await freshAssayHome();
  running = await startAssay(home, ['playground', '--json']);
});
afterAll(async () => {
  await running.stop('SIGTERM');
  await home.remove();
});

const client = 'playground-private-key-jwt';
const ended = ['token', client, '--claims', '{"exp":"{{now-60}}"}'];
const expired = { causes: [expect.objectContaining({ id: 'TIM-02', verdict: 'cause', fix: expect.any(Object) }), expect.anything()] };

describe('assay explain', () => {
  test('explains the last request, a recorded one, and the one that is just being made', async () => {
    const refused = await assay(home, [...ended, '--json', '--explain']);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({ response: { status: 401 }, ...expired });
    const last = await assay(home, ['explain', '--last', '--json']);
    expect(last.code).toBe(0);
    expect(JSON.parse(last.stdout)).toMatchObject({ refused: true, ...expired });
    const { causes: _causes, ...exchange } = JSON.parse(refused.stdout);
    const recorded = await assay(home, ['explain', '-', '--json'], { input: JSON.stringify(exchange) });
    expect(JSON.parse(recorded.stdout).causes[0]).toMatchObject({ id: 'TIM-02' });
  });

  test('takes the named client, metadata and keys for the last request too, and not together with a file', async () => {
    await assay(home, ended);
    const unknown = await assay(home, ['explain', '--last', '--client', 'nobody']);
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no client “nobody”') });
    const elsewhere = ['--client-id', 'elsewhere', '--method', 'none', '--token-endpoint', 'https://as.example/token'];
    await assay(home, ['clients', 'add', 'Elsewhere', ...elsewhere]);
    const metadata = join(home.path, 'metadata.json');
    const keys = join(home.path, 'keys.json');
    await writeFile(metadata, '{"issuer":"https://as.example"}');
    await writeFile(
      keys,
      JSON.stringify({ keys: [{ ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'other' }] }),
    );
    const named = ['--client', 'Elsewhere', '--metadata', metadata, '--jwks', keys, '--json'];
    const other = await assay(home, ['explain', '--last', ...named]);
    expect(JSON.parse(other.stdout)).toMatchObject({ refused: true, consulted: [] });
    expect(other.stdout).toContain('the client_id is “elsewhere”');
    expect(other.stdout).toContain('the server takes the issuer, “https://as.example”');
    expect(other.stdout).not.toContain('Which keys the server has for the client is not known here');
    const own = await assay(home, ['explain', '--last', '--json']);
    expect(own.stdout).not.toMatch(/elsewhere|as\.example/);
    const both = await assay(home, ['explain', metadata, '--last']);
    expect(both).toMatchObject({ code: 1, stderr: 'assay: A file and --last exclude each other. Give one of them.\n' });
  });

  test('reads HAR files, and says what a file lacks', async () => {
    const entry = {
      startedDateTime: '2026-01-01T00:00:00Z',
      time: 12,
      request: { method: 'POST', url: 'https://as.example/token', headers: [], postData: { text: 'grant_type=client_credentials' } },
      response: { status: 302, headers: [{ name: 'Location', value: 'https://as.example/oauth/token' }], content: { text: '' } },
    };
    await writeFile(join(home.path, 'recorded.har'), JSON.stringify({ log: { entries: [entry] } }));
    const recorded = await assay(home, ['explain', join(home.path, 'recorded.har')]);
    expect(recorded.stdout).toContain('redirects to “https://as.example/oauth/token”');
    const nothing = await assay(home, ['explain', '-'], { input: '{"request":{"url":"https://as.example"}}' });
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('“response”') });
    expect(await assay(home, ['explain'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--last') });
  });

  test('says so where there is nothing to explain', async () => {
    const { code, stderr } = await assay(home, ['token', client, '--explain']);
    expect(code).toBe(0);
    expect(stderr).toContain('nothing to explain');
  });
});
