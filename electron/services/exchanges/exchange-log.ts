import type { Exchange } from '../../../core/contract/exchanges.ts';

/** Exchanges that stay in memory, with their tokens in clear. */
const kept = 50;

/** The last exchanges of this run, for a person who asks to see one in clear: tokens as they are, client secrets masked. Nothing of it is written anywhere. */
export interface ExchangeLog {
  add(exchange: Exchange): void;
  find(id: string): Exchange | undefined;
  /** Forgets them all. */
  clear(): void;
}

/** A log of its own; the oldest exchange makes room for the newest. */
export function createExchangeLog(): ExchangeLog {
  const exchanges = new Map<string, Exchange>();
  return {
    add(exchange) {
      exchanges.set(exchange.id, exchange);
      const [oldest] = exchanges.keys();
      if (exchanges.size > kept && oldest !== undefined) exchanges.delete(oldest);
    },
    find: (id) => exchanges.get(id),
    clear: () => exchanges.clear(),
  };
}
