import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A program that keys and tokens are exchanged with. */
interface ProgramEntry {
  readonly command: string;
  /** Arguments with which it ends at once. */
  readonly probe: readonly string[];
  /** It runs at all; or it ends well, where that tells whether a library is there. */
  readonly installedWhen: 'runs' | 'ends well';
  /** Continuous integration installs it, and must not go without it. */
  readonly needed: boolean;
}

/** Debian's Python has Debian's libraries, whatever other one comes first in the path. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

const programs = {
  openssl: { command: 'openssl', probe: ['version'], installedWhen: 'runs', needed: true },
  'ssh-keygen': { command: 'ssh-keygen', probe: ['-Q', 'key'], installedWhen: 'runs', needed: true },
  keytool: { command: 'keytool', probe: ['-help'], installedWhen: 'runs', needed: false },
  jose: { command: 'jose', probe: ['alg'], installedWhen: 'runs', needed: true },
  PyJWT: { command: python, probe: ['-c', 'import jwt, cryptography'], installedWhen: 'ends well', needed: true },
  jwcrypto: { command: python, probe: ['-c', 'import jwcrypto'], installedWhen: 'ends well', needed: true },
} as const satisfies Readonly<Record<string, ProgramEntry>>;

export type Program = keyof typeof programs;

function isInstalled(program: Program): boolean {
  const { command, probe, installedWhen } = programs[program];
  const { error, status } = spawnSync(command, probe, { stdio: 'ignore' });
  return error === undefined && (installedWhen === 'runs' || status === 0);
}

/**
 * A `describe` for what needs a program. Where the program is missing it is skipped, and its title says why; in continuous integration,
 * which installs it, that is a failure.
 */
export function describeWith(program: Program, title: string, tests: () => void): void {
  if (isInstalled(program)) return void describe(title, tests);
  if (process.env['CI'] !== undefined && programs[program].needed) {
    test(`${title}: ${program} is installed`, () => expect.fail(`${program} is not installed.`));
    return;
  }
  describe.skip(`${title} (skipped: ${program} is not installed)`, tests);
}

/** Whether this OpenSSL has its legacy provider, with the ciphers of old files. */
export function hasLegacyProvider(): boolean {
  return spawnSync('openssl', ['list', '-providers', '-provider', 'legacy'], { stdio: 'ignore' }).status === 0;
}

/** A directory of files that programs read and write. */
export interface Workbench {
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly read: (name: string) => Buffer;
  readonly text: (name: string) => string;
  /** Runs a program in the directory and answers its standard output. Throws what it says on standard error when it fails. */
  readonly run: (program: Program, args: readonly string[], input?: string | Uint8Array) => Buffer;
  readonly remove: () => void;
}

/** Makes an empty directory for one test file. */
export function workbench(): Workbench {
  const directory = mkdtempSync(join(tmpdir(), 'assay-interop-'));
  const path = (name: string): string => join(directory, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content, { mode: 0o600 });
      return path(name);
    },
    read: (name) => readFileSync(path(name)),
    text: (name) => readFileSync(path(name), 'utf8'),
    run(program, args, input = '') {
      const { status, stdout, stderr, error } = spawnSync(programs[program].command, args, { cwd: directory, input });
      if (error !== undefined) throw error;
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.toString()}${stdout.toString()}`);
      return stdout;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
