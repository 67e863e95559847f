import type { z } from 'zod';
import type { Connection } from './connection.ts';
import { jsonOrUndefined } from './json.ts';
import { withStoreFaults } from './store-fault.ts';
import type { Collection, StoredRecord } from './store.ts';

/** What one table of records needs to know. */
export interface CollectionOptions<Document> {
  readonly connection: Connection;
  /** Of the database, for messages. */
  readonly path: string;
  readonly table: 'clients' | 'keys' | 'key_sets' | 'tokens' | 'drafts' | 'exchanges';
  /** For people: "client". */
  readonly noun: string;
  readonly schema: z.ZodType<Document>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes a sentence about a row that cannot be read. */
  readonly report: (notice: string) => void;
}

/** A row as SQLite answers it; the table is STRICT, so its types hold. */
interface Row {
  readonly id: string;
  readonly document: string;
  readonly sealed: string | null;
}

/** A table as a collection of documents. A row that does not parse is skipped and reported, and stays where it is. */
export function createCollection<Document>(options: CollectionOptions<Document>): Collection<Document> {
  const { connection, path, table, now } = options;
  const columns = 'id, document, sealed';
  const list = connection.prepare(`SELECT ${columns} FROM ${table} WHERE removed_at IS NULL ORDER BY sequence`);
  const get = connection.prepare(`SELECT ${columns} FROM ${table} WHERE id = ? AND removed_at IS NULL`);
  const put = connection.prepare(
    `INSERT INTO ${table} (id, document, sealed) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document, sealed = excluded.sealed, removed_at = NULL`,
  );
  const remove = connection.prepare(`UPDATE ${table} SET removed_at = ? WHERE id = ? AND removed_at IS NULL RETURNING ${columns}`);
  const restore = connection.prepare(`UPDATE ${table} SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL RETURNING ${columns}`);

  function record(row: unknown): StoredRecord<Document> | undefined {
    return row === undefined ? undefined : parseRow(row as Row, options);
  }

  return {
    list: () => withStoreFaults(path, () => list.all()).flatMap((row) => record(row) ?? []),
    get: (id) => record(withStoreFaults(path, () => get.get(id))),
    put: ({ id, document, sealed }) => {
      withStoreFaults(path, () => put.run(id, JSON.stringify(document), sealed));
    },
    remove: (id) => record(withStoreFaults(path, () => remove.get(now(), id))),
    restore: (id) => record(withStoreFaults(path, () => restore.get(id))),
  };
}

function parseRow<Document>(row: Row, { noun, schema, report }: CollectionOptions<Document>): StoredRecord<Document> | undefined {
  const parsed = schema.safeParse(jsonOrUndefined(row.document));
  if (parsed.success) return { id: row.id, document: parsed.data, sealed: row.sealed };
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  const where = place === '' ? '' : ` (at “${place}”)`;
  report(`The stored ${noun} “${row.id}” cannot be read${where} and is left out; it is still in the database.`);
  return undefined;
}
