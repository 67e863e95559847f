import { useSyncExternalStore } from 'react';

interface Ticker {
  now: number;
  readonly listeners: Set<() => void>;
  timer: number | undefined;
}

const tickers = new Map<number, Ticker>();

function tickerFor(interval: number): Ticker {
  let ticker = tickers.get(interval);
  if (ticker === undefined) {
    ticker = { now: Date.now(), listeners: new Set(), timer: undefined };
    tickers.set(interval, ticker);
  }
  return ticker;
}

function subscribe(interval: number, listener: () => void): () => void {
  const ticker = tickerFor(interval);
  ticker.listeners.add(listener);
  if (ticker.timer === undefined) {
    ticker.now = Date.now();
    ticker.timer = window.setInterval(() => {
      ticker.now = Date.now();
      for (const notify of ticker.listeners) notify();
    }, interval);
  }
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    window.clearInterval(ticker.timer);
    tickers.delete(interval);
  };
}

const subscribers = new Map<number, (listener: () => void) => () => void>();

function subscriberFor(interval: number): (listener: () => void) => () => void {
  let subscriber = subscribers.get(interval);
  if (subscriber === undefined) {
    subscriber = (listener) => subscribe(interval, listener);
    subscribers.set(interval, subscriber);
  }
  return subscriber;
}

/**
 * Milliseconds since the epoch, brought up to date every `intervalMs`. Everything on the page that asks for the same
 * interval moves in the same moment.
 */
export function useNow(intervalMs: number): number {
  return useSyncExternalStore(subscriberFor(intervalMs), () => tickerFor(intervalMs).now);
}
