import type { Migration } from './migration.ts';

/** Where the data key lives: one row, or none before the vault is made. */
export const vault: Migration = {
  version: 2,
  statements: `
    CREATE TABLE vault (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      document TEXT NOT NULL
    ) STRICT;`,
};
