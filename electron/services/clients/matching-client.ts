import type { RequestEvidence } from '../../../core/explain/evidence.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import type { JudgedToken } from '../explanations/sent-token-evidence.ts';

type Client = StoredRecord<ClientDocument>;

/** The registration that a request from elsewhere was made with: the one with its client_id, at this address where several have it. */
export function matchingClient(clients: readonly Client[], request: RequestEvidence, { token }: JudgedToken): Client | null {
  const { iss, sub } = token?.read.claims ?? {};
  const sent = request.parameters?.find(({ name }) => name === 'client_id')?.value;
  const named = clients.filter(({ document }) => [sub, iss, sent].includes(document.clientId));
  const here = named.filter(({ document }) => document.tokenEndpoint === request.url);
  return here[0] ?? (named.length === 1 ? (named[0] ?? null) : null);
}
