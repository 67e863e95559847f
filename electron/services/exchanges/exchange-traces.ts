import { ORPCError } from '@orpc/server';
import { exchange as exchangeSchema, type Exchange } from '../../../core/contract/exchanges.ts';
import type { RecentExchange } from '../../../core/contract/explanations.ts';
import { assertionEnding } from '../../../core/explain/assertion-ending.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { displayWireText } from '../../../core/oauth/wire-text.ts';
import type { Ports } from '../ports.ts';

/** An exchange with what is remembered of it. */
export interface ExchangeTrace {
  readonly recent: RecentExchange;
  /** Tokens and client secrets masked; assertions as they were, and credentials that were typed into a call. */
  readonly exchange: Exchange;
}

/** The last exchanges, for explaining them: in memory for this run, and sealed in the database where the vault is open. */
export interface ExchangeTraces {
  keep(exchange: Exchange, about: Pick<RecentExchange, 'clientId' | 'endpoint' | 'error' | 'tokenId'>): Promise<void>;
  find(id: string): Promise<ExchangeTrace | undefined>;
  /** Newest first. */
  list(): readonly RecentExchange[];
}

/** Exchanges that are kept. */
const most = 50;

/** The traces of these ports. */
export function createExchangeTraces({ store, vault }: Pick<Ports, 'store' | 'vault'>): ExchangeTraces {
  const traces = new Map<string, ExchangeTrace>();
  vault.onLock(() => traces.clear());

  function remember(trace: ExchangeTrace): void {
    traces.set(trace.recent.exchangeId, trace);
    const [oldest] = traces.keys();
    if (traces.size > most && oldest !== undefined) traces.delete(oldest);
  }

  /** An exchange that cannot be kept is still explained in this run; the answer to the request does not suffer for it. */
  async function seal({ recent, exchange }: ExchangeTrace): Promise<void> {
    const { exchangeId: id, ...document } = recent;
    try {
      const sealed = await vault.seal(id, JSON.stringify(exchange));
      store.transaction(() => {
        store.exchanges.put({ id, document, sealed });
        for (const old of store.exchanges.list().slice(0, -most)) store.exchanges.remove(old.id);
      });
    } catch (error) {
      if (!(error instanceof ORPCError) || !error.defined) throw error;
    }
  }

  return {
    async keep(exchange, about) {
      const { id: exchangeId, startedAt, response } = exchange;
      const recent = { ...about, ...assertionNames(exchange), exchangeId, startedAt, status: response?.status ?? null };
      const trace = { recent, exchange };
      remember(trace);
      // A call without a token never needed the vault, and opens none now.
      if (about.clientId !== null) await seal(trace);
    },
    async find(id) {
      const known = traces.get(id);
      if (known !== undefined) return known;
      const record = store.exchanges.get(id);
      if (record === undefined || record.sealed === null) return undefined;
      const exchange = exchangeSchema.parse(JSON.parse(await vault.open(id, record.sealed)));
      return { recent: { exchangeId: id, ...record.document }, exchange };
    },
    list() {
      const kept = store.exchanges.list().map(({ id, document }) => ({ exchangeId: id, ...document }));
      const stored = new Set(kept.map(({ exchangeId }) => exchangeId));
      const others = [...traces.values()].map(({ recent }) => recent).filter(({ exchangeId }) => !stored.has(exchangeId));
      return [...kept, ...others].toReversed().toSorted((one, other) => other.startedAt - one.startedAt);
    },
  };
}

/** By what a server knows the assertion of a request again. */
function assertionNames({ request: { body } }: Exchange): Pick<RecentExchange, 'iss' | 'jti' | 'ending'> {
  const parameters = new URLSearchParams(displayWireText(body ?? []));
  const token = parameters.get('client_assertion') ?? parameters.get('assertion');
  const { iss, jti } = (token === null ? null : readToken(token).claims) ?? {};
  return { iss: shortText(iss), jti: shortText(jti), ending: token === null ? null : assertionEnding(token) };
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, 1000) : null;
}
