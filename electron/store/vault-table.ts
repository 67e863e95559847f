import { storeUnusable } from '../services/fault.ts';
import { vaultRecord, type VaultRecord, type VaultRecords } from '../vault/vault-record.ts';
import type { Connection } from './connection.ts';
import { jsonOrUndefined } from './json.ts';
import { withStoreFaults } from './store-fault.ts';

/** The vault's one row. */
export function createVaultTable(connection: Connection, path: string): VaultRecords {
  const select = connection.prepare('SELECT document FROM vault WHERE id = 1');
  const insert = connection.prepare('INSERT INTO vault (id, document) VALUES (1, ?) ON CONFLICT (id) DO NOTHING');
  const update = connection.prepare('UPDATE vault SET document = ? WHERE id = 1 AND document = ?');

  function document(): string | undefined {
    const row = withStoreFaults(path, () => select.get());
    return typeof row === 'object' && row !== null && 'document' in row && typeof row.document === 'string' ? row.document : undefined;
  }

  function changes(work: () => { readonly changes: number }): boolean {
    return withStoreFaults(path, work).changes === 1;
  }

  return {
    read() {
      const text = document();
      if (text === undefined) return undefined;
      const parsed = vaultRecord.safeParse(jsonOrUndefined(text));
      if (parsed.success) return parsed.data;
      throw storeUnusable(
        'damaged',
        path,
        `The database “${path}” does not say readably where the key to its secrets lives; restore it from a backup.`,
      );
    },
    insert: (record) => changes(() => insert.run(text(record))),
    replace: (current, next) => changes(() => update.run(text(next), text(current))),
  };
}

/** One spelling for one record, so that `replace` can compare. */
function text({ protection, dataKeyId, wrappedKey, reason }: VaultRecord): string {
  return JSON.stringify({ protection, dataKeyId, wrappedKey, reason });
}
