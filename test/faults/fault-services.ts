import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createHttpClient } from '../../electron/http/undici-client.ts';
import { createRouter } from '../../electron/services/router.ts';
import { openStore } from '../../electron/store/database.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { memoryKeyring } from '../support/memory-keyring.ts';

/** All services on a real database, vault and HTTP client, with a clock that can be wrong. */
export function openFaultServices() {
  const directory = mkdtempSync(join(tmpdir(), 'assay-faults-'));
  const clock = { seconds: 0 };
  const now = () => Date.now() + clock.seconds * 1000;
  const store = openStore(directory);
  const random = { uuid: () => crypto.randomUUID() };
  const vault = createVault({ records: store.vaultRecords, keyring: memoryKeyring(), random, passphrase: undefined });
  const http = createHttpClient({ now });
  const preferences = { theme: 'system', currentClientId: null } as const;
  const api = createRouterClient(
    createRouter({
      clock: { now },
      random,
      store,
      vault,
      http,
      preferences: { read: () => preferences, write: () => preferences },
      host: { kind: 'cli', version: '0', runtime: { node: '', electron: null, chromium: null }, dataDirectory: directory, notices: [] },
    }),
  );
  return {
    api,
    /** Seconds by which our clock is ahead of everybody's. */
    clock,
    async close() {
      await api.playground.stop();
      await api.keySets.stop({ id: null });
      await http.close();
      store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type FaultServices = ReturnType<typeof openFaultServices>;
