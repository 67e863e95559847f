import type { Collection, Store } from './store.ts';

/**
 * A store that opens its database at the first use. Starting a host waits for no disk, and a database that cannot be
 * opened is reported by the operation that needs it; the next one tries again.
 */
export function lazyStore(path: string, open: () => Store): Store {
  let opened: Store | undefined;
  const store = (): Store => (opened ??= open());
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
    tokens: collection((from) => from.tokens),
    drafts: collection((from) => from.drafts),
    transaction: (work) => store().transaction(work),
    close: () => opened?.close(),
  };
}
