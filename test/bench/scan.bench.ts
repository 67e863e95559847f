import { execFile, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, digits, alternate, type Measurement } from './measure.ts';

const run = promisify(execFile);

const logLength = 500_000_000;
const tokenEvery = 10_000;
const rounds = 5;
/** Bytes that the rows of 50 000 distinct tokens and the space to work in may take; the log itself would be five times as much. */
const memoryGoal = 96 * 1024 * 1024;

/** What ripgrep is given to find the same tokens. */
const pattern = String.raw`eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*`;

/** Logs that differ in how often each token stands in them: a client uses its token for several calls, or each for one. */
const logs = [
  { name: 'each token in it ten times', uses: 10 },
  { name: 'no token in it twice', uses: 1 },
] as const;

/** `assay scan` of logs of 500 MB with a token every 10 KB, against `rg -o`; and the memory that it takes beyond a scan of 5 MB. */
export async function benchScan(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const measurements: Measurement[] = [];
    for (const log of logs) measurements.push(await benchTime(directory, log));
    measurements.push(await benchMemory(directory));
    return measurements;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchTime(directory: string, { name, uses }: (typeof logs)[number]): Promise<Measurement> {
  const log = join(directory, 'log');
  const tokens = writeLog(log, logLength, uses);
  const scan = () =>
    run(process.execPath, ['dist/cli/assay.js', 'scan', log, '--group-by', 'alg', '--json'], { env: environment(directory) });
  const { stdout } = await scan();
  const distinct = Math.ceil(tokens / uses);
  if (stdout !== `{"alg":"ES256","tokens":${distinct},"count":${tokens}}\n`)
    throw new Error(`not all ${tokens} tokens were found: ${stdout}`);
  const [rg, assay] = await alternate(rounds, () => drained('rg', ['-o', pattern, log]), scan);
  const ratio = median(assay) / median(rg);
  return {
    name: `\`assay scan\` of 500 MB, ${name}`,
    measured: `${digits(ratio)} × rg -o`,
    goal: 'at most 3 ×',
    met: ratio <= 3,
    detail: `${digits(median(assay))} ms against ${digits(median(rg))} ms, ${tokens} tokens`,
  };
}

async function benchMemory(directory: string): Promise<Measurement> {
  const small = join(directory, 'small');
  writeLog(small, logLength / 100, 1);
  const [peak, least] = [await peakMemory(join(directory, 'log'), directory), await peakMemory(small, directory)];
  return {
    name: 'memory of `assay scan` of 500 MB',
    measured: `${digits((peak - least) / 1024 / 1024)} MiB more than of 5 MB`,
    goal: `at most ${memoryGoal / 1024 / 1024} MiB`,
    met: peak - least <= memoryGoal,
    detail: `${digits(peak / 1024 / 1024)} MiB at its peak, no token in it twice`,
  };
}

function environment(home: string): NodeJS.ProcessEnv {
  return { ...process.env, ASSAY_HOME: home };
}

/** Runs a program and takes its output without keeping it. */
async function drained(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
}

/** The most memory that a scan had at a time, in bytes. */
async function peakMemory(file: string, home: string): Promise<number> {
  const child = spawn(process.execPath, ['dist/cli/assay.js', 'scan', file, '--group-by', 'alg'], {
    env: environment(home),
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  let peak = 0;
  const sample = setInterval(() => {
    peak = Math.max(peak, residentMemory(child.pid));
  }, 20);
  await ended;
  clearInterval(sample);
  return peak;
}

/** Bytes of a process that are in memory, as Linux tells them; 0 where that cannot be read. */
function residentMemory(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const words = 'the request of client was answered with status and payload for session user queue worker retry timeout connection'.split(
  ' ',
);

/** Writes a log of ordinary lines with a token every 10 KB, each `uses` times in a row; how many tokens it has. */
function writeLog(path: string, length: number, uses: number): number {
  const file = openSync(path, 'w');
  let written = 0;
  let tokens = 0;
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  while (written < length) {
    let block = `Authorization: Bearer ${token(Math.floor(tokens / uses))}\n`;
    while (block.length < tokenEvery) block += line(random);
    written += writeSync(file, block);
    tokens += 1;
  }
  closeSync(file);
  return tokens;
}

function line(random: () => number): string {
  const said = Array.from({ length: 14 }, () => words[Math.floor(random() * words.length)]).join(' ');
  return `2026-01-01T00:00:${String(Math.floor(random() * 60)).padStart(2, '0')}.123Z INFO [worker-${Math.floor(random() * 8)}] com.example.Gateway - ${said}\n`;
}

function token(number: number): string {
  const header = { alg: 'ES256', typ: 'at+jwt', kid: `key-${number % 4}` };
  const claims = {
    iss: 'https://as.example',
    sub: `user-${number}`,
    client_id: `app-${number % 50}`,
    aud: 'https://api.example',
    scope: 'read',
    exp: 1_767_229_200 + number,
  };
  const parts = [JSON.stringify(header), JSON.stringify(claims), String(number).padStart(64, '·').slice(-64)];
  return parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
}
