import { useSyncExternalStore } from 'react';
import type * as judging from './judge.ts';

/** The rules, once they are there. */
export type Judge = typeof judging;

let loaded: Judge | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

async function load(): Promise<void> {
  loaded = await import('./judge.ts');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  loading ??= load().catch(() => {
    // Nothing is judged then; the next part of the page that wants to judge asks again.
    loading = null;
  });
  return () => listeners.delete(listener);
}

/** The rules and profiles, fetched when the first part of the page wants to judge something; null until they are there. */
export function useJudge(): Judge | null {
  return useSyncExternalStore(subscribe, () => loaded);
}
