import { useSyncExternalStore } from 'react';
import type { ClientForm } from './client-form.ts';

/** Under which the form of a registration that is not held yet is kept. */
export const newClient = 'new';

/** A form with changes that are not saved. */
export interface UnsavedForm {
  readonly form: ClientForm;
  /** `updatedAt` of the registration that the changes began with; null for a new one. */
  readonly basedOn: number | null;
}

let forms: ReadonlyMap<string, UnsavedForm> = new Map();
const listeners = new Set<() => void>();

/**
 * Keeps what was edited and not saved, by the registration's id, for as long as the page lives: leaving the view, or going
 * to another registration, loses nothing. It stays out of the browser's storage, since a typed secret may be in it.
 */
export function keepForm(id: string, unsaved: UnsavedForm | null): void {
  const next = new Map(forms);
  if (unsaved === null) next.delete(id);
  else next.set(id, unsaved);
  forms = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All forms with unsaved changes. */
export function useUnsavedForms(): ReadonlyMap<string, UnsavedForm> {
  return useSyncExternalStore(subscribe, () => forms);
}
