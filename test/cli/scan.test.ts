import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { compactJws } from '../support/scanned-tokens.ts';

const one = compactJws({ iss: 'https://as.example', sub: 'one', scope: 'read', exp: 1_767_229_200 }, { typ: 'at+jwt', kid: 'k1' });
const two = compactJws({ iss: 'https://as.example', sub: 'two\u202E', scope: 'write' });
const log = `start\nAuthorization: Bearer ${one}\n"${two}"\n${one}\n`;

let home: AssayHome;
let folder: string;
let file: string;
beforeAll(async () => {
  home = await freshAssayHome();
  folder = await mkdtemp(join(tmpdir(), 'assay-scan-'));
  file = join(folder, 'server.log');
  await writeFile(file, log);
});
afterAll(async () => {
  await home.remove();
  await rm(folder, { recursive: true });
});

describe('scan', () => {
  test('lists each distinct token of a file once', async () => {
    const { code, stdout, stderr } = await assay(home, ['scan', file]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'LINE  COUNT  KIND          ISSUER              SUBJECT OR CLIENT  ALG    KID  EXPIRES',
        '2     2      access token  https://as.example  one                ES256  k1   2026-01-01 01:00:00 UTC',
        String.raw`3     1      access token  https://as.example  two\u202e          ES256  –    –`,
        '',
      ].join('\n'),
    );
    expect(stderr).toBe(`2 distinct tokens, found 3 times in ${log.length} bytes.\n`);
  });

  test('prints a JSON object a line from standard input', async () => {
    const { code, stdout } = await assay(home, ['scan', '-', '--json'], { input: log });
    expect(code).toBe(0);
    expect(stdout).not.toContain('\u202E');
    const [first, second, ...rest] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rest).toEqual([]);
    expect(first).toEqual({
      kind: 'access token',
      iss: 'https://as.example',
      sub: 'one',
      client: null,
      aud: [],
      kid: 'k1',
      alg: 'ES256',
      typ: 'at+jwt',
      iat: null,
      exp: 1_767_229_200,
      count: 2,
      line: 2,
      offset: 28,
      repeated: [],
    });
    expect(second.sub).toBe('two\u202E');
  });

  test('prints what fits an expression as CSV', async () => {
    const { stdout } = await assay(home, ['scan', file, '--csv', '--where', 'claims.scope ~ READ and count > 1']);
    expect(stdout.split('\r\n')).toEqual([expect.stringMatching(/^kind,iss,/), expect.stringMatching(/^access token,/), '']);
  });

  test('counts by a member or a claim', async () => {
    expect((await assay(home, ['scan', file, '--group-by', 'iss'])).stdout).toBe('TOKENS  COUNT  iss\n2       3      https://as.example\n');
    const { stdout } = await assay(home, ['scan', file, '--group-by', 'claims.scope', '--json']);
    expect(stdout).toBe('{"claims.scope":"read","tokens":1,"count":2}\n{"claims.scope":"write","tokens":1,"count":1}\n');
  });

  test('chooses and counts by the rules that find something', async () => {
    const input = `${one} ${compactJws({ iss: 'https://as.example', sub: 'late', exp: 1_767_229_200_000 })}`;
    const chosen = await assay(home, ['scan', '-', '--json', '--where', 'finding=TIM-04'], { input });
    expect(
      chosen.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).sub),
    ).toEqual(['late']);
    const { stdout } = await assay(home, ['scan', '-', '--group-by', 'finding', '--where', 'sub = late'], { input });
    expect(stdout).toMatch(/^1 {7}1 {6}TIM-04 {3}\S.+$/m);
    const why = 'It counts in milliseconds.';
    const own = { id: 'own', name: 'Own', signs: { issuers: ['https://as.example'] }, severities: { 'TIM-04': { severity: 'off', why } } };
    await writeFile(join(home.path, 'profiles.json'), JSON.stringify({ profiles: [own] }));
    expect((await assay(home, ['scan', '-', '--where', 'finding=TIM-04'], { input })).stdout).toBe('');
  });

  test('finds nothing where nothing is', async () => {
    expect(await assay(home, ['scan', '-'], { input: 'nothing' })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '0 distinct tokens, found 0 times in 7 bytes.\n',
    });
  });

  test.each<[readonly string[], string]>([
    [['/nowhere/a.log'], 'There is no file “/nowhere/a.log”.'],
    [['/'], 'This is a directory, not a file: “/”.'],
    [['x', '--where', 'iss ='], '--where cannot be read at character 6: After “=” a value is missing.'],
    [['x', '--json', '--csv'], '--json and --csv exclude each other.'],
    [
      ['x', '--group-by', 'issuer'],
      '--group-by takes one of kind, iss, sub, client, aud, kid, alg, typ, iat, exp, count, line, offset, repeated, finding or claims.NAME, not “issuer”.',
    ],
  ])('%j is refused in one sentence', async (args, sentence) => {
    expect(await assay(home, ['scan', ...args])).toMatchObject({ code: 1, stdout: '', stderr: `assay: ${sentence}\n` });
  });
});
