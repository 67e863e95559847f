import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { createHttpClient } from '../../electron/http/undici-client.ts';
import { createAssertions } from '../../electron/services/assertions/assertions.ts';
import { createCalls } from '../../electron/services/exchanges/calls.ts';
import { createClients } from '../../electron/services/clients/clients.ts';
import { createExchangeTraces } from '../../electron/services/exchanges/exchange-traces.ts';
import { createExplanations } from '../../electron/services/explanations/explanations.ts';
import { createKeys } from '../../electron/services/keys/keys.ts';
import { createKnownMetadata } from '../../electron/services/metadata/known-metadata.ts';
import { createMetadata } from '../../electron/services/metadata/metadata.ts';
import { createProbes } from '../../electron/services/probes/probes.ts';
import { createTokens } from '../../electron/services/tokens/tokens.ts';
import { createVaultService } from '../../electron/services/vault.ts';
import { openStore } from '../../electron/store/database.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { KeyringUnreachable } from '../../electron/vault/keyring.ts';
import { passphrase } from './assay-home.ts';

/** A clock that stands where it is set, in milliseconds. */
export interface SetClock {
  at: number;
}

/** The services that sign, request and call, over a database, a vault and an HTTP client that are real; only the clock is set. */
export function openServices() {
  const directory = mkdtempSync(join(tmpdir(), 'assay-services-'));
  const store = openStore(directory);
  const random = { uuid: () => randomUUID() };
  const clock: SetClock = { at: Date.parse('2026-01-01T00:00:00Z') };
  const unreachable = () => Promise.reject(new KeyringUnreachable('the keyring is turned off'));
  const keyring = { read: unreachable, write: unreachable, remove: unreachable };
  const vault = createVault({ records: store.vaultRecords, keyring, random, passphrase });
  const ports = { store, random, vault, clock: { now: () => clock.at }, http: createHttpClient({ now: () => clock.at }) };
  const traces = createExchangeTraces(ports);
  const metadata = createKnownMetadata(ports);
  const client = createRouterClient({
    assertions: createAssertions(ports),
    calls: createCalls(ports, traces),
    clients: createClients(ports),
    explanations: createExplanations(ports, { traces, metadata, ownProfiles: () => [] }),
    keys: createKeys(ports),
    metadata: createMetadata(ports, metadata),
    probes: createProbes(ports, { traces, metadata }),
    tokens: createTokens(ports, traces),
    vault: createVaultService(ports),
  });
  return {
    client,
    clock,
    ports,
    async close() {
      await ports.http.close();
      store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type Services = ReturnType<typeof openServices>;
