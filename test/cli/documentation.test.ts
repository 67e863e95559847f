import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { compactJws } from '../support/scanned-tokens.ts';
import { cliEntry, startAssay, type RunningCli } from '../support/assay-cli.ts';

/** A line that the document types, and the output it shows below. */
interface Example {
  readonly line: string;
  readonly output: string;
}

/** Commands that run until stopped; the document says so, and they are tested by themselves. */
const endless = /^assay (playground|serve|jwks serve)\b/;

const blocks = [...readFileSync('docs/cli.md', 'utf8').matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
const examples: readonly Example[] = blocks
  .flatMap((block) => block.split(/^\$ /m).slice(1))
  .map((text) => {
    const end = text.indexOf('\n');
    return { line: text.slice(0, end), output: text.slice(end + 1) };
  })
  .filter(({ line }) => !endless.test(line));

/** The members and types of a JSON value: what a program may rely on. Elements of an array are taken for alike. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shape(member)]));
}

/** The shape of an output: of a JSON document, of the first line of JSON Lines, else the first line, which in CSV has the names. */
function outputShape(output: string): unknown {
  const [first = ''] = output.split(/\r?\n/);
  for (const text of [output, first]) {
    try {
      return shape(JSON.parse(text));
    } catch {
      // The next reading may fit.
    }
  }
  return first;
}

/** What the examples scan: the tokens that their outputs show, or more. */
const log = compactJws(
  {
    iss: 'https://other.example',
    sub: 'u1',
    client_id: 'acme',
    aud: ['https://api.example'],
    scope: 'payments:read',
    iat: 1_767_222_000,
    exp: 1_767_225_599,
  },
  { typ: 'at+jwt', kid: 'k1' },
);

describe('docs/cli.md', () => {
  let home: AssayHome;
  let playground: RunningCli;
  let apiUrl: string;
  beforeAll(async () => {
    home = await freshAssayHome();
    playground = await startAssay(home, ['playground', '--json']);
    ({ apiUrl } = JSON.parse(playground.firstLine));
    await writeFile(join(home.path, 'server.log'), `GET /payments Bearer ${log}\n`);
  });
  afterAll(async () => {
    await playground.stop('SIGTERM');
    await home.remove();
  });

  test('has an example of every command', () => {
    for (const command of [
      'decode',
      'inspect',
      'verify',
      'decrypt',
      'diff',
      'scan',
      'lint',
      'rules',
      'profiles',
      'keys',
      'jwks',
      'clients',
      'sign',
      'token',
      'refresh',
      'introspect',
      'revoke',
      'explain',
      'probe',
      'call',
    ]) {
      expect(examples.map(({ line }) => line).join('\n')).toMatch(new RegExp(`\\bassay ${command}\\b`));
    }
  });

  test.each(examples)('$line', async ({ line, output }) => {
    const { code, stdout, stderr } = await shell(line);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    if (output !== '') expect(outputShape(stdout)).toEqual(outputShape(output));
  });

  /** What the examples run: the built command line, and a program whose output they scan. */
  const programs = `assay() { '${process.execPath}' '${cliEntry}' "$@"; }\nkubectl() { cat server.log; }`;

  /** Runs a line with `assay` standing for the built command line. */
  async function shell(line: string): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
    const child = spawn('sh', ['-c', `${programs}\n${line}`], {
      // The files that examples make go with the rest of it.
      cwd: home.path,
      env: { ...process.env, ...home.environment, API_URL: apiUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  }
});
