import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { call } from '@orpc/server';
import manifest from '../../package.json' with { type: 'json' };
import type { HostInformation } from '../../core/contract/host.ts';
import { createHttpClient } from '../http/undici-client.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { openStore } from '../store/database.ts';
import { lazyStore } from '../store/lazy-store.ts';
import { createVault } from '../vault/create-vault.ts';
import { systemKeyring } from '../vault/system-keyring.ts';
import type { Ports, PreferenceStore } from './ports.ts';
import { createRouter, type Router } from './router.ts';

export interface ComposeOptions {
  readonly kind: HostInformation['kind'];
  readonly environment?: NodeJS.ProcessEnv;
  /** Opens the preferences of a data directory. */
  readonly preferences: (directory: string) => PreferenceStore;
}

/** The services of one process, ready to be served. */
export interface Composition {
  readonly ports: Ports;
  readonly router: Router;
  /** Stops the playground and what is published, ends open exchanges and closes the database. */
  close(): Promise<void>;
}

/** Puts the services together. Opens nothing: database, vault, network and playground wait for their first use. */
export function compose({ kind, environment = process.env, preferences }: ComposeOptions): Composition {
  const directory = dataDirectory(environment);
  const store = lazyStore(join(directory, 'assay.db'), () => openStore(directory));
  const clock = { now: () => Date.now() };
  const random = { uuid: () => randomUUID() };
  const ports: Ports = {
    clock,
    random,
    store,
    vault: createVault({
      records: store.vaultRecords,
      keyring: systemKeyring(environment),
      random,
      passphrase: environment['ASSAY_PASSPHRASE'],
    }),
    http: createHttpClient(clock),
    preferences: preferences(directory),
    host: {
      kind,
      version: manifest.version,
      runtime: {
        node: process.versions.node,
        electron: process.versions['electron'] ?? null,
        chromium: process.versions['chrome'] ?? null,
      },
      dataDirectory: directory,
      notices: [],
    },
  };
  const router = createRouter(ports);
  return {
    ports,
    router,
    async close() {
      await call(router.playground.stop, undefined);
      await call(router.keySets.stop, { id: null });
      await ports.http.close();
      store.close();
    },
  };
}
