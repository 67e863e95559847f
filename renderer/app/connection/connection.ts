import { ORPCError } from '@orpc/client';
import { useSyncExternalStore } from 'react';

/**
 * Whether the host answers. `lost`: it does not. `refused`: it answers, but takes no calls from this page, because it was
 * started anew and this page has no session with it.
 */
export type Connection = 'connected' | 'lost' | 'refused';

let state: Connection = 'connected';
const listeners = new Set<() => void>();

function become(next: Connection): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** What the failure of a call says about the connection; an error of the contract says that it stands. */
export function noteFailure(error: unknown): void {
  if (!(error instanceof ORPCError)) become('lost');
  else become(error.code === 'UNAUTHORIZED' ? 'refused' : 'connected');
}

/** A call was answered. */
export function noteAnswer(): void {
  become('connected');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of the connection, kept up to date. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}
