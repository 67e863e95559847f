import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Libsql from 'libsql';

/** A connection to one SQLite database. */
export type Connection = Libsql.Database;

/** Milliseconds to wait for another process that is writing. Calls are synchronous, so this is also the longest pause of a host. */
export const busyTimeout = 3000;

const require = createRequire(import.meta.url);

/** Opens a database, making an empty one that its owner alone can read. Loads the native module on first use. */
export function connect(path: string): Connection {
  // SQLite gives its log and shared-memory files the mode of the database.
  closeSync(openSync(path, 'a', 0o600));
  const Database = require('libsql') as typeof Libsql;
  return new Database(path, { timeout: busyTimeout });
}

/** Closes a connection, with everything moved from the log into the database, so that the one file is whole. */
export function disconnect(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The log holds what is committed just as safely; the next process to close tries again.
  }
  connection.close();
}

/** The number that a pragma answers. */
export function numberPragma(connection: Connection, name: 'user_version'): number {
  const row = connection.prepare(`PRAGMA ${name}`).get();
  const value = typeof row === 'object' && row !== null ? Object.entries(row).find(([column]) => column === name)?.[1] : undefined;
  if (typeof value !== 'number') throw new Error(`the database answered no number for ${name}`);
  return value;
}

/** Runs work in one transaction that takes the write lock at once; inside another one, as part of it. */
export function inTransaction<Result>(connection: Connection, work: () => Result): Result {
  if (connection.inTransaction) return work();
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk rolls back by itself.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
