import type { JsonObject } from '../../../core/contract/values.ts';
import { jsonObjectBody, redirectTarget } from '../../../core/oauth/received-response.ts';
import { documentLimits, documentRequest } from '../exchanges/document-request.ts';
import { receivedResponse } from '../exchanges/exchange-response.ts';
import type { Ports } from '../ports.ts';

/** A published key set, or one sentence that says why it cannot be used. */
export type KeySet =
  | { readonly keys: readonly JsonObject[]; readonly readAt: number }
  | { readonly fault: string; readonly unreachable?: true };

/** Key sets that servers publish (RFC 7517 5), each kept for a few minutes. */
export interface KeySets {
  /** `newerThan`: asks again when what is kept was read at or before that instant, in milliseconds. */
  read(url: string, options?: { readonly newerThan?: number; readonly signal?: AbortSignal | undefined }): Promise<KeySet>;
}

/** Milliseconds a key set is used before it is asked for again. */
const lifetime = 300_000;
const mostSets = 20;
const mostKeys = 100;

/** Key sets fetched through these ports. */
export function createKeySets(ports: Pick<Ports, 'clock' | 'http'>): KeySets {
  const sets = new Map<string, Extract<KeySet, { keys: unknown }>>();
  return {
    async read(url, { newerThan = 0, signal } = {}) {
      const now = ports.clock.now();
      const kept = sets.get(url);
      if (kept !== undefined && kept.readAt > newerThan && now - kept.readAt < lifetime) return kept;
      const set = await fetchKeySet(ports, url, now, signal);
      if ('fault' in set) return set;
      sets.delete(url);
      sets.set(url, set);
      const [oldest] = sets.keys();
      if (sets.size > mostSets && oldest !== undefined) sets.delete(oldest);
      return set;
    },
  };
}

async function fetchKeySet({ http }: Pick<Ports, 'http'>, url: string, readAt: number, signal?: AbortSignal): Promise<KeySet> {
  const outcome = await http.send(documentRequest(url), { ...documentLimits, signal });
  if ('failure' in outcome) return { fault: outcome.failure.message, unreachable: true };
  const received = receivedResponse(url, outcome.response);
  const target = redirectTarget(received);
  if (target !== null) return { fault: `it redirects to “${target.slice(0, 300)}”, which is not followed` };
  if (received.status !== 200) return { fault: `it answers with status ${received.status}` };
  const body = jsonObjectBody(received);
  if ('fault' in body) return body;
  const { keys } = body.object;
  if (!Array.isArray(keys)) return { fault: 'the JSON has no “keys” array (RFC 7517 5)' };
  const jwks = keys.slice(0, mostKeys).filter((key): key is JsonObject => typeof key === 'object' && key !== null && !Array.isArray(key));
  return { keys: jwks, readAt };
}
