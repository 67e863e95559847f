import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandTable } from '../../electron/cli/command-table.ts';
import manifest from '../../package.json' with { type: 'json' };
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay } from '../support/assay-cli.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(() => home.remove());

const commands = commandTable.map(({ name }) => name);

describe('help', () => {
  test('lists every command and the exit codes', async () => {
    const { code, stdout, stderr } = await assay(home, ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toMatch(/4 {2}the vault is locked/);
  });

  test.each(commands)('explains %s', async (command) => {
    const { code, stdout } = await assay(home, [command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: assay ${command} `));
  });

  test('is what follows when nothing is asked for', async () => {
    const { code, stdout, stderr } = await assay(home, []);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Usage: assay/);
  });
});

test('the version is the package’s', async () => {
  expect(await assay(home, ['--version'])).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

describe('wrong usage', () => {
  test.each<[readonly string[], string]>([
    [['decod'], 'Unknown command “decod”. Did you mean decode? See “assay --help”.'],
    [['decod', '--help'], 'Unknown command “decod”. Did you mean decode? See “assay --help”.'],
    [['keys', 'lst'], 'Unknown command “lst”. Did you mean list? See “assay keys --help”.'],
    [['keys', 'lst', '--help'], 'Unknown command “lst”. Did you mean list? See “assay keys --help”.'],
    [['keys', 'list', '--jsn'], 'Unknown option “--jsn”. Did you mean --json? See “assay keys list --help”.'],
    [['decode', '--jsn', 'x'], 'Unknown option “--jsn”. Did you mean --json? See “assay decode --help”.'],
    [['probe', 'x', '--max-requests', '3'], 'Unknown option “--max-requests”. Did you mean --max? See “assay probe --help”.'],
    [['lint', 'x', '--encoding', 'hex'], 'Unknown option “--encoding”. Did you mean --secret-encoding? See “assay lint --help”.'],
    [['decode', 'a', 'b'], 'Too many arguments for “decode”. Expected 1 argument but got 2. See “assay decode --help”.'],
    [['keys', 'generate', 'x'], 'Required option “--alg <alg>” not specified. See “assay keys generate --help”.'],
    [['call', 'x'], 'Missing required argument “url”. See “assay call --help”.'],
    [['probe', 'x', '--max', '41'], '--max must be a whole number from 1 to 40, not “41”.'],
    [['probe', 'x', '--rate', '0'], '--rate must be a number from 0.1 to 10, not “0”.'],
    [
      ['decode', 'x', '--at', 'noon'],
      '--at “noon” is no time. Give “now”, seconds since 1970 (1767225600) or a date such as 2026-01-01T00:00:00Z.',
    ],
    [['playground', '--port', '70000'], '--port must be a whole number from 0 to 65535, not “70000”.'],
    [['token', 'x', '--param', 'a'], '--param takes NAME=VALUE, not “a”.'],
    [['sign', 'x'], 'There is no client “x”. No client is held yet.'],
    [['keys', 'show', 'x\u001B[2J'], String.raw`There is no key “x\u001b[2J”. No key is held yet.`],
    [['keys', 'import', 'x', '--file', '/nowhere/key.pem'], 'There is no file “/nowhere/key.pem”.'],
  ])('%j is one sentence and exit code 1', async (args, sentence) => {
    expect(await assay(home, args)).toMatchObject({ code: 1, stdout: '', stderr: `assay: ${sentence}\n` });
  });

  test.each([
    [['clients', 'add', 'x', '--client-id', 'x', '--method', 'client_secret_basic', '--secret', 'hunter2']],
    [['clients', 'add', 'x', '--client-id', 'x', '--method', 'client_secret_basic', '--secret=hunter2']],
    [['token', 'x', '--param', 'client_secret=hunter2']],
  ])('%j is refused with the reason, and the secret is not repeated', async (args) => {
    const { code, stdout, stderr } = await assay(home, args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /is not taken: a secret is never an argument, because other programs and the shell’s history can read arguments\./,
    );
    expect(stderr).not.toContain('hunter2');
  });
});
