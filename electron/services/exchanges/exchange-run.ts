import type { Exchange, Note, WireRequest } from '../../../core/contract/exchanges.ts';
import type { ReceivedResponse } from '../../../core/oauth/received-response.ts';
import { maskWireText, plainWireText, type SecretKind } from '../../../core/oauth/wire-text.ts';
import type { HttpOptions } from '../../http/http-client.ts';
import { receivedResponse, wireResponse } from './exchange-response.ts';
import type { Ports } from '../ports.ts';
import { secretMarker, type KnownSecret } from '../keys/secret-forms.ts';

/** An exchange with its secrets in clear, and what was received as readers of its meaning need it. */
export interface RunExchange {
  readonly exchange: Exchange;
  /** Null when no response came. */
  readonly received: ReceivedResponse | null;
  /** The response's body as it came, after the content coding was undone; empty when no response came. */
  readonly body: Uint8Array;
}

export interface RunOptions extends HttpOptions {
  /** Secrets that the response itself brings, found by reading it. */
  readonly newSecrets?: (received: ReceivedResponse) => readonly KnownSecret[];
  /** Secrets that stand behind what is sent: the one inside Basic credentials. */
  readonly heldSecrets?: readonly KnownSecret[];
}

/** Kinds that are shown as they are: a person must see the assertion that was sent. */
const alwaysShown: readonly SecretKind[] = ['client_assertion', 'assertion'];

const tokenKinds: readonly SecretKind[] = ['access_token', 'refresh_token', 'id_token', 'token'];

/** Sends a request and traces the exchange. A failure is part of the trace, never thrown. */
export async function runExchange(
  { clock, random, http }: Pick<Ports, 'clock' | 'random' | 'http'>,
  request: WireRequest,
  { newSecrets, heldSecrets = [], ...options }: RunOptions = {},
): Promise<RunExchange> {
  const startedAt = clock.now();
  const outcome = await http.send(
    {
      method: request.method,
      url: request.url,
      headers: request.headers.map(({ name, value }) => ({ name, value: plainWireText(value) })),
      body: request.body === null ? null : plainWireText(request.body),
    },
    options,
  );
  const started = { id: random.uuid(), startedAt, request };
  if ('failure' in outcome) {
    return { exchange: { ...started, response: null, failure: outcome.failure, notes: [] }, received: null, body: new Uint8Array() };
  }
  const received = receivedResponse(request.url, outcome.response);
  const marker = secretMarker([...heldSecrets, ...sentSecrets(request), ...(newSecrets?.(received) ?? [])]);
  const response = wireResponse(outcome.response, received, marker);
  const notes = [...bodyNotes(outcome.response.bodyFault), ...clockNotes(response.clockOffset)];
  return { exchange: { ...started, response, failure: null, notes }, received, body: outcome.response.body };
}

/** The exchange as the contract answers it: tokens and client secrets masked, or client secrets alone. */
export function maskExchange<Traced extends Exchange>(exchange: Traced, tokens: 'masked' | 'clear'): Traced {
  const keep = tokens === 'clear' ? [...alwaysShown, ...tokenKinds] : alwaysShown;
  const { response } = exchange;
  return {
    ...exchange,
    request: maskRequest(exchange.request, keep),
    response: response && {
      ...response,
      headers: response.headers.map(({ name, value }) => ({ name, value: [...maskWireText(value, keep)] })),
      body: { ...response.body, text: [...maskWireText(response.body.text, keep)] },
    },
  };
}

/** The request with the secrets masked that a view may not hold. */
export function maskRequest(request: WireRequest, keep: readonly SecretKind[] = alwaysShown): WireRequest {
  return {
    ...request,
    headers: request.headers.map(({ name, value }) => ({ name, value: [...maskWireText(value, keep)] })),
    body: request.body === null ? null : [...maskWireText(request.body, keep)],
  };
}

/** All secrets that stand in a request. */
function sentSecrets(request: WireRequest): KnownSecret[] {
  const parts = [...request.headers.flatMap((header) => header.value), ...(request.body ?? [])];
  return parts.flatMap((part) => (typeof part === 'string' || part.text === undefined ? [] : [{ secret: part.secret, text: part.text }]));
}

function bodyNotes(fault: string | null): Note[] {
  return fault === null ? [] : [{ severity: 'error', text: fault, source: 'RFC 9112 8' }];
}

/** A clock that is off explains many refusals of a fresh assertion. */
function clockNotes(offset: number | null): Note[] {
  if (offset === null || Math.abs(offset) <= 10) return [];
  const text = `The server’s clock is ${Math.abs(offset)} s ${offset > 0 ? 'ahead of' : 'behind'} this computer’s, so it may take an assertion for expired or not yet valid.`;
  return [{ severity: Math.abs(offset) > 60 ? 'error' : 'warning', text, source: 'RFC 9110 6.6.1' }];
}
