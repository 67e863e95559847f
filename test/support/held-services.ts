import { createRouterClient } from '@orpc/server';
import { createHttpClient } from '../../electron/http/undici-client.ts';
import { createClients } from '../../electron/services/clients/clients.ts';
import { createDrafts } from '../../electron/services/assertions/drafts.ts';
import { createKeys } from '../../electron/services/keys/keys.ts';
import { createVaultService } from '../../electron/services/vault.ts';
import { openStore } from '../../electron/store/database.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { memoryKeyring } from './memory-keyring.ts';

/** The services for what is held (clients, keys, drafts, vault), on a real database and a vault under a passphrase. */
export function heldServices(directory: string, { passphrase }: { readonly passphrase?: string } = {}) {
  const instant = { now: Date.UTC(2026, 0, 1) };
  const clock = { now: () => instant.now };
  const random = { uuid: () => crypto.randomUUID() };
  const store = openStore(directory, clock);
  const vault = createVault({ records: store.vaultRecords, keyring: memoryKeyring(), random, passphrase });
  const ports = { clock, random, store, vault, http: createHttpClient(clock) };
  const api = createRouterClient({
    clients: createClients(ports),
    drafts: createDrafts(ports),
    keys: createKeys(ports),
    vault: createVaultService(ports),
  });
  return { ports, api, instant };
}
