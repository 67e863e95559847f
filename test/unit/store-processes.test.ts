import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../electron/store/database.ts';

const program = fileURLToPath(new URL('../support/store-process.ts', import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
});
afterEach(() => rmSync(home, { recursive: true }));

type Child = ChildProcessByStdio<Writable, Readable, null>;

function start(action: 'write' | 'open', label = ''): Child {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, home, action, label], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Kills a writer some time after its first commit, and answers the ids that it said were committed. */
async function killedWhileWriting(child: Child, milliseconds: number): Promise<string[]> {
  const output = text(child.stdout);
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  const lines = (await output).split('\n');
  // What follows the last line break may be half an id.
  return lines.slice(0, -1);
}

/** Settles when a program has printed that many bytes. */
function hasSaid(child: Child, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    let said = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.length;
      if (said >= bytes) resolve();
    });
  });
}

function storedIds(): Set<string> {
  const store = openStore(home);
  expect(store.notices).toEqual([]);
  const ids = new Set(store.drafts.list().map(({ id }) => id));
  store.close();
  return ids;
}

test('a process that is killed while it writes loses no committed record, time after time', async () => {
  const committed: string[] = [];
  for (const [round, milliseconds] of [5, 40, 90, 160, 250].entries()) {
    committed.push(...(await killedWhileWriting(start('write', `round${round}`), milliseconds)));
    const stored = storedIds();
    expect(committed.filter((id) => !stored.has(id))).toEqual([]);
  }
  expect(committed.length).toBeGreaterThan(20);
});

test('two processes that write at once lose no record of either', async () => {
  const [left, right] = [start('write', 'left'), start('write', 'right')];
  const outputs = [text(left.stdout), text(right.stdout)];
  // Each goes on until the other has committed much, however busy the machine is.
  await Promise.all([hasSaid(left, 500), hasSaid(right, 500)]);
  for (const child of [left, right]) child.kill('SIGKILL');
  const committed = await Promise.all(outputs);
  const stored = storedIds();
  for (const lines of committed) {
    const ids = lines.split('\n').slice(0, -1);
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
  }
});

/** Has several processes open the database at the same moment, and answers the notices of each. */
async function openTogether(count: number): Promise<unknown[]> {
  const children = Array.from({ length: count }, () => start('open'));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  for (const child of children) child.stdin.end('go\n');
  return Promise.all(children.map(async (child) => JSON.parse(await text(child.stdout))));
}

test('processes that open a new data directory at the same moment share one database', async () => {
  expect(await openTogether(4)).toEqual([[], [], [], []]);
  expect(storedIds()).toEqual(new Set());
});

test('processes that find a damaged database at the same moment set it aside once', async () => {
  writeFileSync(join(home, 'assay.db'), 'no database '.repeat(1000));
  const notices = (await openTogether(4)).flat();
  expect(notices).toHaveLength(1);
  expect(readdirSync(home).filter((name) => name.startsWith('assay.db.damaged-'))).toHaveLength(1);
  expect(storedIds()).toEqual(new Set());
});
