import type { Migration } from './migration.ts';

/** A table of JSON documents for each noun. `sequence` keeps the order in which records came. */
function recordTable(name: string): string {
  return `
    CREATE TABLE ${name} (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      document TEXT NOT NULL,
      sealed TEXT,
      removed_at INTEGER
    ) STRICT;`;
}

/** Records: clients, keys, tokens, drafts. */
export const records: Migration = {
  version: 1,
  statements: ['clients', 'keys', 'tokens', 'drafts'].map(recordTable).join(''),
};
