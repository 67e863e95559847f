import { spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, cliEntry } from '../support/assay-cli.ts';

const token = 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UifQ.c2ln';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
  await assay(home, ['clients', 'add', 'Acme', '--client-id', 'acme', '--method', 'none']);
});
afterAll(() => home.remove());

/** Runs a line of the shell in which `"$0" "$1"` is the command line. */
async function shell(line: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const child = spawn('sh', ['-c', line, process.execPath, cliEntry], { env: { ...process.env, ...home.environment } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return { stdout, stderr };
}

test('a reader that has enough ends the command quietly', async () => {
  expect(await shell('"$0" "$1" clients list --json | head -c 1; "$0" "$1" --help | true')).toEqual({ stdout: '[', stderr: '' });
});

test.skipIf(process.platform !== 'linux')('a full disk is a sentence and exit code 1', async () => {
  expect(await shell(`"$0" "$1" decode ${token} > /dev/full; echo $?`)).toEqual({
    stdout: '1\n',
    stderr: expect.stringMatching(/^assay: The output cannot be written \(ENOSPC: .*\)\.\n$/),
  });
});

/** `script` gives a program a terminal; not every system has the one of util-linux. */
const hasTerminals = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

describe.skipIf(!hasTerminals)('on a terminal', () => {
  const onTerminal = async (environment: Record<string, string>) =>
    (
      await shell(
        `env -u CI -u NO_COLOR -u FORCE_COLOR ${Object.entries(environment)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')} script -qec "'$0' '$1' decode ${token}" /dev/null`,
      )
    ).stdout;

  test('there are colours', async () => {
    expect(await onTerminal({ TERM: 'xterm-256color' })).toContain('\u001B[31mHeader\u001B[39m');
  });

  test('there are none under NO_COLOR', async () => {
    expect(await onTerminal({ TERM: 'xterm-256color', NO_COLOR: '1' })).not.toContain('\u001B');
  });
});
