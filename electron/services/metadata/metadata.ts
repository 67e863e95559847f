import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { issuerFromAddress } from '../../../core/oauth/metadata-document.ts';
import { invalidInput } from '../fault.ts';
import { createKnownMetadata, type KnownMetadata } from './known-metadata.ts';
import type { Ports } from '../ports.ts';

/** Finds what an authorization server says of itself. */
export function createMetadata(ports: Pick<Ports, 'http'>, known: KnownMetadata = createKnownMetadata(ports)) {
  const os = implement(contract.metadata);
  return {
    discover: os.discover.handler(({ input, signal }) => {
      const address = issuerFromAddress(input.issuer);
      if ('fault' in address) throw invalidInput('issuer', address.fault, { fix: address.fix });
      return known.discover(address.issuer, signal);
    }),
  };
}
