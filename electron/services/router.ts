import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import { createAssertions } from './assertions.ts';
import { createCalls } from './calls.ts';
import { createClients } from './clients.ts';
import { createDrafts } from './drafts.ts';
import { createHost } from './host.ts';
import { createKeys } from './keys.ts';
import { createMetadata } from './metadata.ts';
import { createPlayground } from './playground.ts';
import type { Ports } from './ports.ts';
import { createPublishedKeySets } from './published-key-sets.ts';
import { createScans } from './scans.ts';
import { createTokens } from './tokens.ts';
import { createVaultService } from './vault.ts';

/** The whole contract over one set of ports: what every host serves. */
export function createRouter(ports: Ports) {
  return implement(contract).router({
    assertions: createAssertions(ports),
    calls: createCalls(ports),
    clients: createClients(ports),
    drafts: createDrafts(ports),
    host: createHost(ports),
    keySets: createPublishedKeySets(ports),
    keys: createKeys(ports),
    metadata: createMetadata(ports),
    playground: createPlayground(ports),
    scans: createScans(ports),
    tokens: createTokens(ports),
    vault: createVaultService(ports),
  });
}

export type Router = ReturnType<typeof createRouter>;
