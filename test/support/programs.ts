import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';

/** Programs that keys are exchanged with, and arguments with which they end at once. */
const probes = {
  openssl: ['version'],
  'ssh-keygen': ['-Q', 'key'],
  keytool: ['-help'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Program = keyof typeof probes;

function isInstalled(program: Program): boolean {
  return spawnSync(program, probes[program], { stdio: 'ignore' }).error === undefined;
}

/** A `describe` for what needs a program. Where the program is missing it is skipped, and its title says why. */
export function describeWith(program: Program, title: string, tests: () => void): void {
  const installed = isInstalled(program);
  describe.skipIf(!installed)(installed ? title : `${title} (skipped: ${program} is not installed)`, tests);
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
      const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: directory, input });
      if (error !== undefined) throw error;
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.toString()}${stdout.toString()}`);
      return stdout;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
