import type { Migration } from './migration.ts';

/** The last exchanges, sealed whole, so that they can be explained later. */
export const exchanges: Migration = {
  version: 4,
  statements: `
    CREATE TABLE exchanges (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      document TEXT NOT NULL,
      sealed TEXT,
      removed_at INTEGER
    ) STRICT;`,
};
