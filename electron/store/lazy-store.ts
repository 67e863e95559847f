import type { OpenedStore } from './database.ts';
import type { Collection, Store } from './store.ts';

/**
 * A store that opens its database at the first use. Starting a host waits for no disk, and a database that cannot be
 * opened is reported by the operation that needs it; the next one tries again.
 */
export function lazyStore(path: string, open: () => OpenedStore): OpenedStore {
  let opened: OpenedStore | undefined;
  const store = (): OpenedStore => (opened ??= open());
  const collection = <Document>(pick: (from: Store) => Collection<Document>): Collection<Document> => ({
    list: () => pick(store()).list(),
    get: (id) => pick(store()).get(id),
    put: (record) => pick(store()).put(record),
    remove: (id) => pick(store()).remove(id),
    restore: (id) => pick(store()).restore(id),
  });
  return {
    path,
    get notices() {
      return store().notices;
    },
    clients: collection((from) => from.clients),
    keys: collection((from) => from.keys),
    keySets: collection((from) => from.keySets),
    tokens: collection((from) => from.tokens),
    drafts: collection((from) => from.drafts),
    exchanges: collection((from) => from.exchanges),
    vaultRecords: {
      read: () => store().vaultRecords.read(),
      insert: (record) => store().vaultRecords.insert(record),
      replace: (current, next) => store().vaultRecords.replace(current, next),
    },
    transaction: (work) => store().transaction(work),
    close: () => opened?.close(),
  };
}
