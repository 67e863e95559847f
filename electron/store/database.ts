import { join } from 'node:path';
import { clientRegistration } from '../../core/contract/clients.ts';
import { recentExchange } from '../../core/contract/explanations.ts';
import { keySet } from '../../core/contract/key-sets.ts';
import { key } from '../../core/contract/keys.ts';
import { storedToken } from '../../core/contract/tokens.ts';
import { jsonObject } from '../../core/contract/values.ts';
import type { VaultRecords } from '../vault/vault-record.ts';
import { cachedCollection } from './cached-collection.ts';
import { createCollection } from './collection.ts';
import { busyTimeout, connect, disconnect, inTransaction, type Connection } from './connection.ts';
import { isDamage, refuseDamaged, replaceDamaged } from './damage.ts';
import { databaseFreshness } from './freshness.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { prepareDataDirectory } from './prepare-data-directory.ts';
import { purgeRemoved } from './purge.ts';
import { storeFault, storeFaultReason, withStoreFaults } from './store-fault.ts';
import type { Store } from './store.ts';
import { createVaultTable } from './vault-table.ts';

/** The store with what only the vault needs of it. */
export interface OpenedStore extends Store {
  readonly vaultRecords: VaultRecords;
}

/**
 * Opens the database of a data directory, making both where they are missing. Several processes may have it open at once.
 *
 * Throws STORE_UNUSABLE for a database that is newer (left untouched), busy, on a full disk or unwritable. A damaged one is set aside
 * and `notices` says so.
 */
export function openStore(directory: string, { now = Date.now }: { readonly now?: () => number } = {}): OpenedStore {
  prepareDataDirectory(directory);
  const path = join(directory, 'assay.db');
  const notices: string[] = [];
  const connection = openOrReplace(path, now(), notices);
  const common = { connection, path, now, report: (notice: string) => void (notices.includes(notice) || notices.push(notice)) };
  const clients = createCollection({ ...common, table: 'clients', noun: 'client', schema: clientRegistration.omit({ id: true }) });
  const keys = createCollection({ ...common, table: 'keys', noun: 'key', schema: key.omit({ id: true }) });
  const keySets = createCollection({ ...common, table: 'key_sets', noun: 'key set', schema: keySet.omit({ id: true }) });
  const freshness = databaseFreshness(connection, path);
  return {
    path,
    notices,
    clients: cachedCollection(clients, freshness),
    keys: cachedCollection(keys, freshness),
    keySets: cachedCollection(keySets, freshness),
    tokens: createCollection({ ...common, table: 'tokens', noun: 'token', schema: storedToken.omit({ id: true }) }),
    drafts: createCollection({ ...common, table: 'drafts', noun: 'draft', schema: jsonObject }),
    exchanges: createCollection({ ...common, table: 'exchanges', noun: 'exchange', schema: recentExchange.omit({ exchangeId: true }) }),
    vaultRecords: createVaultTable(connection, path),
    transaction: (work) => withStoreFaults(path, () => inTransaction(connection, work)),
    close() {
      freshness.close();
      disconnect(connection);
    },
  };
}

function openOrReplace(path: string, now: number, notices: string[]): Connection {
  try {
    return openWhenFree(path, now);
  } catch (error) {
    if (!isDamage(error)) throw storeFault(error, path);
  }
  return withStoreFaults(path, () => {
    const { connection, notice } = replaceDamaged(path, now, (path) => openSound(path, now));
    if (notice !== null) notices.push(notice);
    return connection;
  });
}

/** Milliseconds between attempts. */
const pause = 20;

/**
 * SQLite waits for a lock, but not for everything: while another process switches a new database to its log, or takes the log away, it
 * refuses at once.
 */
function openWhenFree(path: string, now: number): Connection {
  const end = performance.now() + busyTimeout;
  for (;;) {
    try {
      return openSound(path, now);
    } catch (error) {
      if (storeFaultReason(error) !== 'busy' || performance.now() >= end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

function openSound(path: string, now: number): Connection {
  const connection = connect(path);
  try {
    refuseNewer(connection, path, migrations);
    refuseDamaged(connection);
    connection.exec('PRAGMA journal_mode = WAL');
    // A commit is on the disk when the call returns, even if the machine then loses power.
    connection.exec('PRAGMA synchronous = FULL');
    migrate(connection, path, migrations);
    purgeRemoved(connection, now);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
