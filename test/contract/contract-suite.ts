import type { OpenHost } from '../support/hosts.ts';
import { assertionsSuite } from './suites/assertions.ts';
import { callsSuite } from './suites/calls.ts';
import { clientsSuite } from './suites/clients.ts';
import { coverage } from './suites/coverage.ts';
import { draftsSuite } from './suites/drafts.ts';
import { evidenceSuite } from './suites/evidence.ts';
import { explanationsSuite } from './suites/explanations.ts';
import { hostSuite } from './suites/host.ts';
import { keySetsSuite } from './suites/key-sets.ts';
import { keysSuite } from './suites/keys.ts';
import { metadataSuite } from './suites/metadata.ts';
import { playgroundSuite } from './suites/playground.ts';
import { profilesSuite } from './suites/profiles.ts';
import { probesSuite } from './suites/probes.ts';
import { scansSuite } from './suites/scans.ts';
import { secretsSuite } from './suites/secrets.ts';
import { storeFaultsSuite } from './suites/store-faults.ts';
import { tokenOpeningSuite } from './suites/token-opening.ts';
import { tokensSuite } from './suites/tokens.ts';
import { trackSuite } from './suites/track.ts';
import { vaultSuite } from './suites/vault.ts';

/** Everything the contract promises, asked of one host. */
export function contractSuite(openHost: OpenHost): void {
  const { open, suite: coverageSuite } = coverage(openHost);
  assertionsSuite(open);
  callsSuite(open);
  clientsSuite(open);
  draftsSuite(open);
  evidenceSuite(open);
  explanationsSuite(open);
  hostSuite(open);
  keySetsSuite(open);
  keysSuite(open);
  metadataSuite(open);
  playgroundSuite(open);
  profilesSuite(open);
  probesSuite(open);
  scansSuite(open);
  secretsSuite(open);
  storeFaultsSuite(open);
  tokenOpeningSuite(open);
  tokensSuite(open);
  trackSuite(open);
  vaultSuite(open);
  coverageSuite();
}
