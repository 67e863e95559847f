import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { vi } from 'vitest';
import type { AssayHome } from './assay-home.ts';

// Every run starts a process, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** How a run of the command line ended. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came, where it may be no text. */
  readonly bytes: Buffer;
}

export interface CliOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A command that runs until stopped. */
export interface RunningCli {
  /** The first line it printed. */
  readonly firstLine: string;
  /** Sends the signal and answers how it ended. */
  stop(signal: NodeJS.Signals): Promise<CliRun>;
}

/** The built command line. */
export const cliEntry = resolve(process.env['ASSAY_TEST_CLI'] ?? 'dist/cli/assay.js');

/** Runs the built command line over a data directory to its end. */
export async function assay(home: AssayHome, args: readonly string[], { input = '', environment }: CliOptions = {}): Promise<CliRun> {
  const child = start(home, args, environment);
  // A command that does not read its input may be gone before it is written.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return await ending(child);
}

/** Starts a command that runs until stopped, and waits for its first line. */
export async function startAssay(home: AssayHome, args: readonly string[]): Promise<RunningCli> {
  const child = start(home, args);
  const ended = ending(child);
  const firstLine = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const end = output.indexOf('\n');
      if (end >= 0) resolve(output.slice(0, end));
    });
    void ended.then(({ code, stderr }) => reject(new Error(`assay ${args.join(' ')} stopped with ${code}: ${stderr}`)));
  });
  return {
    firstLine,
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs the command line and interrupts it, as Ctrl+C does, when something has happened. */
export async function interruptedAssay(home: AssayHome, args: readonly string[], happened: Promise<void>): Promise<CliRun> {
  const child = start(home, args);
  const ended = ending(child);
  await happened;
  child.kill('SIGINT');
  return await ended;
}

function start(
  home: AssayHome,
  args: readonly string[],
  environment: CliOptions['environment'] = {},
): ChildProcessByStdio<Writable, Readable, Readable> {
  if (!existsSync(cliEntry)) throw new Error(`${cliEntry} is not there: run npm run build first.`);
  return spawn(process.execPath, [cliEntry, ...args], {
    env: { ...process.env, ...home.environment, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function ending(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<CliRun> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const bytes = Buffer.concat(stdout);
      resolve({ code, stdout: bytes.toString(), stderr: Buffer.concat(stderr).toString(), bytes });
    });
  });
}
