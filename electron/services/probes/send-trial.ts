import { ORPCError } from '@orpc/server';
import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import type { Trial, TrialAnswer } from '../../../core/explain/probe/trial.ts';
import { variedRequest } from '../../../core/explain/probe/varied-request.ts';
import type { Variation } from '../../../core/explain/probe/variation.ts';
import { fieldValue } from '../../../core/oauth/received-response.ts';
import { readTokenResponse } from '../../../core/oauth/token-response.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { runExchange } from '../exchanges/exchange-run.ts';
import { invalidInput } from '../fault.ts';
import type { Ports } from '../ports.ts';
import type { TokenRequestPreparation } from '../exchanges/token-request-preparation.ts';

const tooManyRequests = 429;

/** What a trial is sent for: the client, and the request as it was. */
export interface Probed {
  readonly client: StoredRecord<ClientDocument>;
  readonly request: TokenRequestDraft;
  readonly plan: readonly Variation[];
}

/** Sends one request of a probe and says how the server took it. Tokens that come are dropped; only the server's error is kept. */
export async function sendTrial(
  ports: Pick<Ports, 'clock' | 'random' | 'http'>,
  prepare: TokenRequestPreparation,
  { client, request, plan }: Probed,
  trial: Trial,
  signal: AbortSignal | undefined,
): Promise<TrialAnswer> {
  const changes = plan.filter(({ id }) => trial.variations.includes(id)).flatMap(({ fix }) => fix.changes);
  const varied = variedRequest(withFreshId(request), { title: '', changes });
  const unanswered = { trial, status: null, error: null };
  try {
    const { request: wire, heldSecrets } = await prepare(client, varied);
    if (new URL(wire.url).origin !== new URL(client.document.tokenEndpoint).origin) {
      throw invalidInput('tokenEndpoint', 'A probe asks the registration’s token endpoint alone.');
    }
    const { exchange, received } = await runExchange(ports, wire, { signal, heldSecrets });
    if (received === null) return { ...unanswered, outcome: 'unreached', description: exchange.failure?.message ?? null };
    const { answer } = readTokenResponse(received, null);
    const { status } = received;
    const slow = status === tooManyRequests || fieldValue(received.headers, 'retry-after') !== null;
    const said = answer.kind === 'error' ? { error: answer.error, description: answer.description } : { error: null, description: null };
    if (slow) return { trial, outcome: 'slow down', status, ...said };
    if (answer.kind === 'success') return { trial, outcome: 'accepted', status, error: null, description: null };
    return {
      trial,
      outcome: 'refused',
      status,
      ...said,
      description: said.description ?? (answer.kind === 'unusable' ? answer.explanation : null),
    };
  } catch (error) {
    if (trial.kind === 'original' || !(error instanceof ORPCError) || error.code !== 'INVALID_INPUT') throw error;
    return { ...unanswered, outcome: 'not sent', description: error.message };
  }
}

/** The request with an id of its own each time it is sent, so that no refusal is one of a replay. */
function withFreshId(request: TokenRequestDraft): TokenRequestDraft {
  if (!('jti' in request.assertion.claims)) return request;
  return variedRequest(request, { title: '', changes: [{ change: 'set', of: 'claims', name: 'jti', value: '{{uuid}}' }] });
}
