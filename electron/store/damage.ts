import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { connect, type Connection } from './connection.ts';
import { storeFaultReason } from './store-fault.ts';

/** Thrown when SQLite can open a database but its pages do not hold together. */
class DamagedDatabase extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

/** Throws when the pages of the database are damaged. Reads all of them: about 15 ms for 25 MB. */
export function refuseDamaged(connection: Connection): void {
  const row = connection.prepare('PRAGMA quick_check(1)').get();
  const answer = typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
  if (answer !== 'ok') throw new DamagedDatabase('the database does not pass its check');
}

/** Whether the file is beyond use; a database that is busy, unreadable or on a full disk is not. */
export function isDamage(error: unknown): boolean {
  return storeFaultReason(error) === 'damaged';
}

/**
 * Moves a damaged database out of the way under a name that is free, and opens a new one in its place. Answers a sentence for people, or
 * none when another host was faster and a sound database is there.
 */
export function replaceDamaged(
  path: string,
  now: number,
  open: (path: string) => Connection,
): { connection: Connection; notice: string | null } {
  // The lock is one of the operating system's, so a process that is killed here leaves nothing to clear away.
  const guard = connect(`${path}.replacing`);
  try {
    guard.exec('BEGIN EXCLUSIVE');
    try {
      return { connection: open(path), notice: null };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    const name = setAside(path, now);
    return { connection: open(path), notice: `The database was damaged and is kept as “${basename(name)}”; a new one was begun.` };
  } finally {
    guard.close();
  }
}

function setAside(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const base = `${path}.damaged-${stamp}`;
  let name = base;
  for (let count = 2; existsSync(name); count += 1) name = `${base}-${count}`;
  // The log goes first: were this stopped half-way, the rest would still be found damaged and set aside at the next start.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, name + suffix);
  }
  return name;
}
