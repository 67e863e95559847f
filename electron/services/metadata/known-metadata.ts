import type { Discovery } from '../../../core/contract/metadata.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { discoverMetadata } from './metadata-discovery.ts';
import type { Ports } from '../ports.ts';

/** Metadata that was found in this run. */
export interface KnownMetadata {
  /** What was found before for this issuer identifier; null when nobody asked, or nothing was there. */
  find(issuer: string): JsonObject | null;
  /** Asks the server (`discoverMetadata`) and remembers what it says. */
  discover(issuer: string, signal?: AbortSignal): Promise<Discovery>;
}

const most = 50;

/** Metadata found through these ports. */
export function createKnownMetadata(ports: Pick<Ports, 'http'>): KnownMetadata {
  const documents = new Map<string, JsonObject>();
  return {
    find: (issuer) => documents.get(issuer) ?? null,
    async discover(issuer, signal) {
      const discovery = await discoverMetadata(ports, issuer, signal);
      if (discovery.document !== null) documents.set(issuer, discovery.document);
      const [oldest] = documents.keys();
      if (documents.size > most && oldest !== undefined) documents.delete(oldest);
      return discovery;
    },
  };
}
