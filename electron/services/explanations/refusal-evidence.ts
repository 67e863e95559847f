import type { Explanation } from '../../../core/contract/explanations.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import type { RefusalEvidence } from '../../../core/explain/diagnosis/diagnose.ts';
import type { KeySetEvidence, RequestEvidence, ResponseEvidence, SignatureEvidence } from '../../../core/explain/evidence.ts';
import { profileInForce, type ProfileInForce } from '../../../core/explain/profiles/profile-in-force.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { checkSignature } from '../../../core/explain/signature-evidence.ts';
import { runtimeLacks } from '../../../core/jose/runtime-features.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { clientEvidence } from './client-evidence.ts';
import { earlierRequests, heldSecret } from '../clients/client-knowledge.ts';
import type { ExchangeTraces } from '../exchanges/exchange-traces.ts';
import type { KnownMetadata } from '../metadata/known-metadata.ts';
import type { Ports } from '../ports.ts';
import type { JudgedToken } from './sent-token-evidence.ts';
import { clientKeysEvidence, metadataEvidence, type Consent } from './server-evidence.ts';

/** What a refusal is explained from. */
export interface RefusalParts {
  readonly exchangeId: string | null;
  readonly request: RequestEvidence;
  readonly response: ResponseEvidence;
  readonly judged: JudgedToken;
  /** Null where no registration is known. */
  readonly client: StoredRecord<ClientDocument> | null;
  readonly given?: { readonly metadata?: JsonObject | undefined; readonly keys?: JsonObject | undefined };
}

/** Everything that is known about a refusal, and where it was looked for. */
export interface GatheredEvidence {
  readonly evidence: RefusalEvidence;
  readonly profile: ProfileInForce;
  readonly consulted: Explanation['consulted'];
}

/** What the evidence is gathered with. */
export interface EvidenceSources {
  readonly traces: ExchangeTraces;
  readonly metadata: KnownMetadata;
  /** A person's own profiles. */
  readonly ownProfiles: () => readonly Profile[];
}

/** Gathers what is known of a refusal from the records, and with consent from the server. Reads no private key, and says of a secret only how strong it is. */
export async function gatherEvidence(
  ports: Pick<Ports, 'clock' | 'store' | 'vault' | 'http'>,
  sources: EvidenceSources,
  { exchangeId, request, response, judged, client, given = {} }: RefusalParts,
  consent: Consent,
): Promise<GatheredEvidence> {
  const document = client?.document ?? null;
  const { use, token, sentToken } = judged;
  const alg = token?.read.header?.['alg'];
  const own = client === null ? {} : await clientEvidence(ports, client, typeof alg === 'string' ? alg : null);
  const metadata = await metadataEvidence(sources.metadata, { issuer: document?.issuer ?? '', given: given.metadata }, consent);
  const keys = await clientKeysEvidence(ports, { client: document, given: given.keys }, consent);
  const isOwn = use === 'client-assertion' || use === 'grant';
  const signature = token === undefined || token.draft || !isOwn ? null : await checkedSignature(token.read.text, keys.evidence, own);
  const secret = client === null ? null : await heldSecret(ports, client);
  const addresses = { issuer: document?.issuer, tokenEndpoint: document?.tokenEndpoint ?? request.url };
  const profile = profileInForce({ ...addresses, profileId: document?.profileId }, sources.ownProfiles());
  return {
    evidence: {
      ...own,
      ...serverNames(metadata.evidence?.document ?? null),
      use,
      at: response.receivedAt,
      profile: profile.profile,
      request,
      response,
      history: earlierRequests(sources.traces, exchangeId, response.receivedAt * 1000 + 999),
      lacking: await runtimeLacks(),
      ...(secret === null ? {} : { secret }),
      ...(token === undefined ? {} : { token }),
      ...(sentToken === undefined ? {} : { sentToken }),
      ...(metadata.evidence === null ? {} : { metadata: metadata.evidence }),
      ...(keys.evidence === null || !isOwn ? {} : { keys: keys.evidence }),
      ...(signature === null ? {} : { signature }),
    },
    profile,
    consulted: [...metadata.consulted, ...keys.consulted],
  };
}

/**
 * The check with the keys that the server has; where those are not known, with the ones held here. What those say is only worth something
 * where it fails: the server may have others.
 */
async function checkedSignature(
  token: string,
  keys: KeySetEvidence | null,
  { signingKey, heldKeys = [] }: Pick<RefusalEvidence, 'signingKey' | 'heldKeys'>,
): Promise<SignatureEvidence | null> {
  if (keys !== null) return await checkSignature(token, keys);
  if (signingKey === undefined) return null;
  // What a held key is meant for says nothing of what the server takes.
  const keysOfAll = [signingKey, ...heldKeys].map((key) => ({ ...key, jwk: { ...key.jwk, alg: undefined } }));
  const held = { from: 'held here', keys: keysOfAll, secrets: 0, fetched: null };
  const checked = await checkSignature(token, held);
  return checked.state === 'failed' ? checked : null;
}

/** Where the server names itself, what the registration says of it is only somebody's copy. */
function serverNames(document: JsonObject | null): Pick<RefusalEvidence, 'issuer' | 'tokenEndpoint'> {
  const { issuer, token_endpoint: tokenEndpoint } = document ?? {};
  return { ...(typeof issuer === 'string' ? { issuer } : {}), ...(typeof tokenEndpoint === 'string' ? { tokenEndpoint } : {}) };
}
