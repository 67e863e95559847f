import { storeUnusable } from '../services/fault.ts';
import { inTransaction, numberPragma, type Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';

/** Throws STORE_UNUSABLE when a newer Assay has written the database. Writes nothing. */
export function refuseNewer(connection: Connection, path: string, migrations: readonly Migration[]): void {
  const found = numberPragma(connection, 'user_version');
  const known = migrations.at(-1)?.version ?? 0;
  if (found <= known) return;
  throw storeUnusable(
    'newer',
    path,
    `The database “${path}” was written by a newer Assay (version ${found}, this one knows ${known}); update Assay, or set ASSAY_HOME to another directory.`,
  );
}

/** Brings the database to the newest version: all steps that are missing, or none. */
export function migrate(connection: Connection, path: string, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (numberPragma(connection, 'user_version') === newest) return;
  inTransaction(connection, () => {
    // Another host may have migrated while this one waited for the lock.
    refuseNewer(connection, path, migrations);
    const current = numberPragma(connection, 'user_version');
    for (const { version, statements } of migrations.filter((migration) => migration.version > current)) {
      connection.exec(statements);
      connection.exec(`PRAGMA user_version = ${version}`);
    }
  });
}
