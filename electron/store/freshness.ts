import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Connection } from './connection.ts';

/** Milliseconds for which a file's time is not trusted: a second write might fall into the same tick of the clock that stamps files. */
const tick = 100;

/** Tells whether records that were read earlier still stand in the database, for a fraction of what reading them costs. */
export interface Freshness {
  /** The same number as before means that nothing was committed in between; null that this cannot be told. */
  version(): number | null;
  close(): void;
}

/**
 * Watches the write-ahead log of an open database: every commit of every process writes to it, and it stays the same file while one of
 * them has it open. On Windows the time of a file that another process writes to may lag behind, so there nothing is ever told.
 */
export function databaseFreshness(connection: Connection, path: string): Freshness {
  let log = process.platform === 'win32' ? undefined : openSync(`${path}-wal`, 'r');
  let version = 0;
  let seen = { mtimeMs: 0, size: 0 };
  return {
    version() {
      if (log === undefined || connection.inTransaction) return null;
      const { mtimeMs, size } = fstatSync(log);
      if (mtimeMs !== seen.mtimeMs || size !== seen.size) {
        seen = { mtimeMs, size };
        version += 1;
      }
      // The machine's clock stamps files, whatever clock the records have.
      const age = Date.now() - mtimeMs;
      // A file system that counts in whole seconds cannot tell either.
      return age > tick && !Number.isInteger(mtimeMs / 1000) ? version : null;
    },
    close() {
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
