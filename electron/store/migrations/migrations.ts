import { records } from './0001-records.ts';
import { vault } from './0002-vault.ts';
import { keySets } from './0003-key-sets.ts';
import { exchanges } from './0004-exchanges.ts';
import type { Migration } from './migration.ts';

/** All steps, in order. */
export const migrations: readonly Migration[] = [records, vault, keySets, exchanges];
