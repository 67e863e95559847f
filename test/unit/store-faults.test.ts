import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonObject } from '../../core/contract/values.ts';
import { createCollection } from '../../electron/store/collection.ts';
import { connect, inTransaction } from '../../electron/store/connection.ts';
import { openStore } from '../../electron/store/database.ts';
import { withStoreFaults } from '../../electron/store/store-fault.ts';

let home: string;
let path: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  path = join(home, 'assay.db');
});
afterEach(() => {
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true });
});

/** The reason of the STORE_UNUSABLE that something throws, and its sentence. */
function refusal(work: () => unknown): { readonly reason: unknown; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'STORE_UNUSABLE') return { reason: error.data.reason, message: error.message };
    throw error;
  }
  return expect.fail('it was not refused');
}

function makeDatabase(): void {
  const store = openStore(home);
  for (let count = 0; count < 100; count += 1) {
    store.drafts.put({ id: `draft ${count}`, document: { text: 'x'.repeat(500) }, sealed: null });
  }
  store.close();
}

test('closing leaves everything in the one file, so that a copy of it is whole', () => {
  makeDatabase();
  expect(readFileSync(`${path}-wal`)).toHaveLength(0);
  const elsewhere = mkdtempSync(join(tmpdir(), 'assay-test-'));
  writeFileSync(join(elsewhere, 'assay.db'), readFileSync(path));
  const copy = openStore(elsewhere);
  expect(copy.drafts.list()).toHaveLength(100);
  copy.close();
  rmSync(elsewhere, { recursive: true });
});

test('a database of a newer Assay is refused with both versions, and left as it is', () => {
  makeDatabase();
  const connection = connect(path);
  connection.exec('PRAGMA user_version = 77; PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
  const before = readFileSync(path);
  expect(refusal(() => openStore(home))).toEqual({
    reason: 'newer',
    message: expect.stringMatching(
      /^The database “.+” was written by a newer Assay \(version 77, this one knows \d+\); update Assay, .+\.$/,
    ),
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(home).filter((name) => name.includes('damaged'))).toEqual([]);
});

test.each([
  ['is text', () => Buffer.from('This is no database. '.repeat(50))],
  ['is a few bytes', () => Buffer.from('short')],
  ['is full of zeros', () => Buffer.alloc(8192)],
  ['is cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['is cut off within its header', (whole: Buffer) => whole.subarray(0, 50)],
  ['has a page of rubbish', (whole: Buffer) => Buffer.from(whole).fill(0xab, 4096 * 2, 4096 * 3)],
  ['has its first page overwritten', (whole: Buffer) => Buffer.from(whole).fill(0xab, 100, 4096)],
])('a database that %s is kept under another name, byte for byte, and a new one is begun', (_, damage) => {
  makeDatabase();
  const damaged = damage(readFileSync(path));
  writeFileSync(path, damaged);
  const store = openStore(home, { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
  expect(store.notices).toEqual(['The database was damaged and is kept as “assay.db.damaged-20260102T030405Z”; a new one was begun.']);
  expect(readFileSync(join(home, 'assay.db.damaged-20260102T030405Z')).equals(damaged)).toBe(true);
  store.drafts.put({ id: 'new', document: {}, sealed: null });
  expect(store.drafts.list().map(({ id }) => id)).toEqual(['new']);
  store.close();
  const next = openStore(home);
  expect(next.notices).toEqual([]);
  expect(next.drafts.get('new')).toBeDefined();
  next.close();
});

test('a second damaged database never overwrites the first one', () => {
  const now = () => Date.UTC(2026, 0, 2, 3, 4, 5);
  for (const content of ['first', 'second', 'third']) {
    writeFileSync(path, content);
    openStore(home, { now }).close();
  }
  const kept = readdirSync(home).filter((name) => name.includes('.damaged-') && !/-(wal|shm)$/.test(name));
  expect(kept.map((name) => readFileSync(join(home, name), 'utf8')).sort()).toEqual(['first', 'second', 'third']);
});

test('an empty file is a new database and no damaged one', () => {
  writeFileSync(path, '');
  const store = openStore(home);
  expect(store.notices).toEqual([]);
  store.close();
});

test('a database that another program holds is reported as busy and not touched', () => {
  const other = connect(path);
  other.exec('CREATE TABLE theirs (id TEXT) STRICT; BEGIN EXCLUSIVE');
  expect(refusal(() => openStore(home))).toEqual({ reason: 'busy', message: expect.stringContaining('is locked by another program') });
  other.exec(`INSERT INTO theirs VALUES ('x'); COMMIT`);
  expect(readdirSync(home).filter((name) => name.includes('damaged'))).toEqual([]);
  openStore(home).close();
  expect(other.prepare('SELECT * FROM theirs').all()).toHaveLength(1);
  other.close();
});

test('a write while another process writes for long is refused as busy, and works afterwards', () => {
  const store = openStore(home);
  const other = connect(path);
  other.exec('BEGIN IMMEDIATE');
  expect(refusal(() => store.drafts.put({ id: 'a', document: {}, sealed: null })).reason).toBe('busy');
  expect(refusal(() => store.transaction(() => 1)).reason).toBe('busy');
  other.exec('ROLLBACK');
  store.drafts.put({ id: 'a', document: {}, sealed: null });
  expect(store.drafts.get('a')).toBeDefined();
  store.close();
  other.close();
});

test('a full disk is reported, and what was committed before stays', () => {
  openStore(home).close();
  const connection = connect(path);
  const drafts = createCollection({ connection, path, table: 'drafts', noun: 'draft', schema: jsonObject, now: () => 0, report: () => {} });
  drafts.put({ id: 'kept', document: {}, sealed: null });
  // SQLite says the same when the disk is full as when its own limit is reached.
  connection.exec('PRAGMA max_page_count = 20');
  const big = { text: 'x'.repeat(100_000) };
  expect(refusal(() => drafts.put({ id: 'big', document: big, sealed: null })).reason).toBe('full');
  const several = () =>
    inTransaction(connection, () => {
      drafts.put({ id: 'small', document: {}, sealed: null });
      drafts.put({ id: 'big', document: big, sealed: null });
    });
  expect(refusal(() => withStoreFaults(path, several))).toEqual({
    reason: 'full',
    message: expect.stringMatching(/free some space and try again\.$/),
  });
  expect(drafts.list().map(({ id }) => id)).toEqual(['kept']);
  connection.close();
});

test('a data directory that cannot be made is reported with what to do', () => {
  writeFileSync(join(home, 'file'), '');
  expect(refusal(() => openStore(join(home, 'file', 'Assay')))).toEqual({
    reason: 'unwritable',
    message: expect.stringMatching(/cannot be read and written; check .+ or set ASSAY_HOME to another directory\.$/),
  });
  mkdirSync(path);
  expect(refusal(() => openStore(home)).reason).toBe('unwritable');
});

test.skipIf(process.platform === 'win32')('a data directory that may not be written to is reported as such', () => {
  chmodSync(home, 0o500);
  if (process.getuid?.() !== 0) {
    expect(refusal(() => openStore(home)).reason).toBe('unwritable');
    return;
  }
  // The superuser may write everywhere, so somebody else tries.
  const program = `
    process.setgid(65534); process.setuid(65534);
    const { openStore } = await import(${JSON.stringify(new URL('../../electron/store/database.ts', import.meta.url).href)});
    try { openStore(${JSON.stringify(home)}) } catch (error) { process.stdout.write(error.data.reason) }`;
  chmodSync(home, 0o555);
  expect(
    execFileSync(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', program], { encoding: 'utf8' }),
  ).toBe('unwritable');
});
