import { useSyncExternalStore } from 'react';

/** Edits that are not saved, by the record they belong to. */
export interface UnsavedEdits<Edit> {
  /** Keeps the edit, or drops it (null). */
  readonly keep: (id: string, edit: Edit | null) => void;
  /** All that is kept, kept up to date. */
  readonly useAll: () => ReadonlyMap<string, Edit>;
}

/**
 * A place for edits that outlives the forms they were made in: leaving a view, or going to another record, loses nothing
 * for as long as the page lives. It stays out of the browser's storage, since a typed secret may be among the edits.
 */
export function unsavedEdits<Edit>(): UnsavedEdits<Edit> {
  let edits: ReadonlyMap<string, Edit> = new Map();
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    keep: (id, edit) => {
      const next = new Map(edits);
      if (edit === null) next.delete(id);
      else next.set(id, edit);
      edits = next;
      for (const listener of listeners) listener();
    },
    useAll: () => useSyncExternalStore(subscribe, () => edits),
  };
}
