import { useSyncExternalStore } from 'react';
import { hostFault } from '../host-fault.ts';

/** The dialog that is wanted, and who waits for its outcome. */
interface UnlockRequest {
  readonly answer: (unlocked: boolean) => void;
}

let waiting: readonly UnlockRequest[] = [];
const listeners = new Set<() => void>();

function become(next: readonly UnlockRequest[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Asks the person to unlock the vault; resolves to whether it was done. */
export function requestUnlock(): Promise<boolean> {
  return new Promise((answer) => become([...waiting, { answer }]));
}

/** Tells everybody who asked. */
export function answerUnlockRequests(unlocked: boolean): void {
  const answered = waiting;
  become([]);
  for (const request of answered) request.answer(unlocked);
}

/** The errors after which a person was asked and declined; asking again would be pestering. */
const declined = new WeakSet<object>();

/** Whether this failure was already answered with “no”. */
export function wasDeclined(error: unknown): boolean {
  return typeof error === 'object' && error !== null && declined.has(error);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the unlock dialog is wanted. */
export function useUnlockWanted(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.length > 0);
}

/**
 * Runs something a person asked for. When the vault is locked, it asks for the passphrase and runs it again; when they
 * decline, VAULT_LOCKED is thrown as if nobody had asked. Not for what runs by itself: that would open dialogs unasked.
 */
export async function withVault<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (hostFault(error).code !== 'VAULT_LOCKED') throw error;
    if (await requestUnlock()) return run();
    if (typeof error === 'object' && error !== null) declined.add(error);
    throw error;
  }
}
