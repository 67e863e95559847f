import type { ClientKnowledge } from '../../../core/explain/client-knowledge.ts';
import type { EarlierRequest, SecretEvidence } from '../../../core/explain/evidence.ts';
import { secretEvidence } from '../../../core/explain/secret-evidence.ts';
import { runtimeLacks } from '../../../core/jose/runtime-features.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { clientEvidence } from '../explanations/client-evidence.ts';
import { secretBytes } from '../keys/key-material/secret-text.ts';
import type { ExchangeTraces } from '../exchanges/exchange-traces.ts';
import type { Ports } from '../ports.ts';
import type { EvidenceSources } from '../explanations/refusal-evidence.ts';
import { clientKeysEvidence, metadataEvidence } from '../explanations/server-evidence.ts';

type Client = StoredRecord<ClientDocument>;

/** All that is known here of a client, nobody being asked. A secret in a locked vault is not known. */
export async function clientKnowledge(
  ports: Pick<Ports, 'clock' | 'store' | 'vault' | 'http'>,
  { traces, metadata }: EvidenceSources,
  client: Client,
): Promise<ClientKnowledge> {
  const consent = { ask: false };
  const published = await metadataEvidence(metadata, { issuer: client.document.issuer, given: undefined }, consent);
  const keys = await clientKeysEvidence(ports, { client: client.document, given: undefined }, consent);
  const secret = await heldSecret(ports, client);
  return {
    ...(await clientEvidence(ports, client, null)),
    ...(keys.evidence === null ? {} : { keys: keys.evidence }),
    ...(published.evidence === null ? {} : { metadata: published.evidence }),
    ...(secret === null ? {} : { secret }),
    history: earlierRequests(traces, null, ports.clock.now()),
    lacking: await runtimeLacks(),
  };
}

/** What may be said of the secret that a client holds; null without one, and where the vault is locked. */
export async function heldSecret(
  { vault }: Pick<Ports, 'vault'>,
  { id, document: { secretEncoding }, sealed }: Client,
): Promise<SecretEvidence | null> {
  const { locked } = await vault.status();
  if (sealed === null || locked) return null;
  const text = await vault.open(id, sealed);
  const read = secretBytes(text, secretEncoding);
  if (!('bytes' in read)) return null;
  const bits = read.bytes.length * 8;
  read.bytes.fill(0);
  return secretEvidence(text, secretEncoding, bits);
}

/** The requests to authorization servers before an instant (milliseconds), the oldest first, without one exchange. */
export function earlierRequests(traces: ExchangeTraces, exchangeId: string | null, before: number): readonly EarlierRequest[] {
  return traces
    .list()
    .filter((each) => each.endpoint !== 'api' && each.exchangeId !== exchangeId && each.startedAt <= before)
    .map(({ startedAt, iss, jti, ending, status, error }) => ({ at: Math.floor(startedAt / 1000), iss, jti, ending, status, error }))
    .toReversed();
}
