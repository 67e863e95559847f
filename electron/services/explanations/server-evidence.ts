import type { Explanation } from '../../../core/contract/explanations.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import type { KeySetEvidence, MetadataEvidence } from '../../../core/explain/evidence.ts';
import { keySetEvidence } from '../../../core/explain/key-evidence.ts';
import { keySetUrl } from '../../../core/jose/key-set-url.ts';
import type { ClientDocument } from '../../store/store.ts';
import { publishedDocument } from './evidence.ts';
import { publishedJwks } from '../keys/key-publication/published-jwks.ts';
import type { KnownMetadata } from '../metadata/known-metadata.ts';
import type { Ports } from '../ports.ts';

type Consulted = Explanation['consulted'][number];

/** A document as evidence, null where there is none, and what is to be said of where it was looked for. */
export interface ConsultedDocument<Evidence> {
  readonly evidence: Evidence | null;
  readonly consulted: readonly Consulted[];
}

/** What may be given by a person, and whether servers may be asked. */
export interface Consent {
  readonly ask: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The server's metadata: given, known, or with consent asked for. */
export async function metadataEvidence(
  known: KnownMetadata,
  { issuer, given }: { readonly issuer: string; readonly given: JsonObject | undefined },
  { ask, signal }: Consent,
): Promise<ConsultedDocument<MetadataEvidence>> {
  if (given !== undefined) return { evidence: { document: given, url: null, issuer: null }, consulted: [] };
  if (issuer === '' || !URL.canParse(issuer)) return { evidence: null, consulted: [] };
  const entry = (state: Consulted['state'], message: string): Consulted[] => [{ what: 'metadata', url: issuer, state, message }];
  const found = known.find(issuer);
  if (found !== null) {
    return { evidence: { document: found, url: null, issuer }, consulted: entry('known', 'The server’s metadata was read before.') };
  }
  if (!ask) return { evidence: null, consulted: entry('not asked', 'The server’s metadata is not known; it can be asked for.') };
  const { document, attempts } = await known.discover(issuer, signal);
  const used = attempts.find(({ outcome }) => outcome === 'used');
  if (document === null) return { evidence: null, consulted: entry('failed', attempts.map(({ message }) => message).join(' ')) };
  return { evidence: { document, url: used?.url ?? null, issuer }, consulted: entry('asked', used?.message ?? 'Found.') };
}

/** The keys that the server can see for a client: given, or those of the key set that is published here. */
export async function clientKeysEvidence(
  ports: Pick<Ports, 'clock' | 'store' | 'http'>,
  { client, given }: { readonly client: ClientDocument | null; readonly given: JsonObject | undefined },
  { ask, signal }: Consent,
): Promise<ConsultedDocument<KeySetEvidence>> {
  const { keys } = given ?? {};
  if (Array.isArray(keys)) return { evidence: await keySetEvidence(keys, 'the keys given'), consulted: [] };
  const set = client === null || client.keySetId === null ? undefined : ports.store.keySets.get(client.keySetId);
  if (set === undefined) return { evidence: null, consulted: [] };
  const url = keySetUrl(set.document);
  const from = `the key set at ${url}`;
  const entry = (state: Consulted['state'], message: string): Consulted[] => [{ what: 'key set', url, state, message }];
  if (!ask) {
    const published = publishedJwks(set.document.entries, (id) => ports.store.keys.get(id)?.document, ports.clock.now());
    return { evidence: await keySetEvidence([...published.keys], from), consulted: entry('known', 'It is published from here.') };
  }
  const { document, fetched } = await publishedDocument(ports, url, signal);
  const found = document?.['keys'];
  if (!Array.isArray(found)) {
    const fault = fetched.fault ?? 'The JSON has no “keys”.';
    return { evidence: await keySetEvidence([], from, { ...fetched, fault }), consulted: entry('failed', fault) };
  }
  return {
    evidence: await keySetEvidence(found, from, fetched),
    consulted: entry('asked', `It has ${found.length} ${found.length === 1 ? 'key' : 'keys'}.`),
  };
}
