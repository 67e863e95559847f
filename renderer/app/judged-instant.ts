import { useSyncExternalStore } from 'react';
import { useNow } from '../ui/use-now.ts';

/** Milliseconds; null while tokens are judged by the clock. */
let chosen: number | null = null;
const listeners = new Set<() => void>();

/** Has every token judged at an instant, in milliseconds, until another is chosen; null goes back to the clock. */
export function judgeAt(instant: number | null): void {
  chosen = instant;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The instant that a person chose to judge tokens at, in milliseconds; null while it is now. */
export function useChosenInstant(): number | null {
  return useSyncExternalStore(subscribe, () => chosen);
}

/** Milliseconds at which tokens are judged: the instant that was chosen, else the clock, brought up to date every second. */
export function useJudgedInstant(): number {
  const now = useNow(1000);
  return useChosenInstant() ?? now;
}
