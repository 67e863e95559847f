import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import { readOwnProfiles } from '../store/own-profiles.ts';
import { createAssertions } from './assertions/assertions.ts';
import { createCalls } from './exchanges/calls.ts';
import { createClients } from './clients/clients.ts';
import { createDrafts } from './assertions/drafts.ts';
import { createEvidence } from './explanations/evidence.ts';
import { createExchangeTraces } from './exchanges/exchange-traces.ts';
import { createExplanations } from './explanations/explanations.ts';
import { createHost } from './host.ts';
import { createKeys } from './keys/keys.ts';
import { createKnownMetadata } from './metadata/known-metadata.ts';
import { createMetadata } from './metadata/metadata.ts';
import { createPlayground } from './playground.ts';
import type { Ports } from './ports.ts';
import { createProfiles } from './explanations/profiles.ts';
import { createProbes } from './probes/probes.ts';
import { createPublishedKeySets } from './keys/published-key-sets.ts';
import { createScans } from './scans/scans.ts';
import { createTokens } from './tokens/tokens.ts';
import { createVaultService } from './vault.ts';

/** The whole contract over one set of ports: what every host serves. */
export function createRouter(ports: Ports) {
  const traces = createExchangeTraces(ports);
  const metadata = createKnownMetadata(ports);
  return implement(contract).router({
    assertions: createAssertions(ports),
    calls: createCalls(ports, traces),
    clients: createClients(ports),
    drafts: createDrafts(ports),
    evidence: createEvidence(ports),
    explanations: createExplanations(ports, { traces, metadata, ownProfiles: () => readOwnProfiles(ports.host.dataDirectory).profiles }),
    host: createHost(ports),
    keySets: createPublishedKeySets(ports),
    keys: createKeys(ports),
    metadata: createMetadata(ports, metadata),
    playground: createPlayground(ports),
    profiles: createProfiles(ports),
    probes: createProbes(ports, { traces, metadata }),
    scans: createScans(ports),
    tokens: createTokens(ports, traces, metadata),
    vault: createVaultService(ports),
  });
}

export type Router = ReturnType<typeof createRouter>;
