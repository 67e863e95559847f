import { useSyncExternalStore } from 'react';

let offset: number | null = null;
const listeners = new Set<() => void>();

/**
 * Tells what an exchange showed of a server's clock: its `Date` minus ours, in seconds (`clockOffset` of a response);
 * null, where the response had no readable `Date`, leaves what is known.
 */
export function reportServerClock(seconds: number | null): void {
  if (seconds === null || seconds === offset) return;
  offset = seconds;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Seconds that the server answered last is ahead of our clock (behind when negative); null before the first answer. */
export function useServerClock(): number | null {
  return useSyncExternalStore(subscribe, () => offset);
}
