import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { createAssertionSigner } from './assertion-signing.ts';
import { storedClient } from '../clients/client-record.ts';
import { createExactSigner } from './exact-signing.ts';
import type { Ports } from '../ports.ts';

/** Signs what a person has written as header and claims. */
export function createAssertions(ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>) {
  const os = implement(contract.assertions);
  const sign = createAssertionSigner(ports);
  const signExact = createExactSigner(ports);
  return {
    sign: os.sign.handler(({ input }) => sign(storedClient(ports, input.clientId), input.assertion, { at: input.at })),
    signExact: os.signExact.handler(({ input }) => signExact(input)),
  };
}
