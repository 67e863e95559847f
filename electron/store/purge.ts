import { inTransaction, type Connection } from './connection.ts';

/** Milliseconds for which a removal can be taken back in another host that is still open. */
const grace = 600_000;

/** Deletes for good what was removed in an earlier run, and with a client its draft and tokens. */
export function purgeRemoved(connection: Connection, now: number): void {
  const before = now - grace;
  const due = connection.prepare(
    `SELECT EXISTS (SELECT 1 FROM clients WHERE removed_at < ?1) OR EXISTS (SELECT 1 FROM keys WHERE removed_at < ?1)
         OR EXISTS (SELECT 1 FROM tokens WHERE removed_at < ?1) OR EXISTS (SELECT 1 FROM drafts WHERE removed_at < ?1)
         OR EXISTS (SELECT 1 FROM key_sets WHERE removed_at < ?1) OR EXISTS (SELECT 1 FROM exchanges WHERE removed_at < ?1) AS due`,
  );
  const row = due.get(before);
  if (typeof row !== 'object' || row === null || !('due' in row) || row.due !== 1) return;
  inTransaction(connection, () => {
    const gone = 'SELECT id FROM clients WHERE removed_at < ?';
    connection.prepare(`DELETE FROM drafts WHERE id IN (${gone})`).run(before);
    connection.prepare(`DELETE FROM tokens WHERE json_valid(document) AND document ->> 'clientId' IN (${gone})`).run(before);
    connection.prepare(`DELETE FROM exchanges WHERE json_valid(document) AND document ->> 'clientId' IN (${gone})`).run(before);
    for (const table of ['clients', 'keys', 'key_sets', 'tokens', 'drafts', 'exchanges']) {
      connection.prepare(`DELETE FROM ${table} WHERE removed_at < ?`).run(before);
    }
  });
}
