import type { Migration } from './migration.ts';

/** Published key sets. */
export const keySets: Migration = {
  version: 3,
  statements: `
    CREATE TABLE key_sets (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      document TEXT NOT NULL,
      sealed TEXT,
      removed_at INTEGER
    ) STRICT;`,
};
