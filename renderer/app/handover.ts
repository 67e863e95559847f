import { useEffect } from 'react';
import type { GivenMaterial } from './key-material/given-material.ts';
import { navigate, type View } from './routes.ts';

/** Brings something from one view to another. */
export interface Handover<T> {
  /** Goes to the other view with it. */
  readonly bring: (thing: T) => void;
  /** Takes what other views bring, each once. */
  readonly useBrought: (take: (thing: T) => void) => void;
}

function handover<T>(view: View): Handover<T> {
  let waiting: { readonly thing: T } | null = null;
  const listeners = new Set<() => void>();
  return {
    bring: (thing) => {
      waiting = { thing };
      navigate(view);
      for (const listener of listeners) listener();
    },
    useBrought: (take) => {
      useEffect(() => {
        const listener = (): void => {
          const brought = waiting;
          waiting = null;
          if (brought !== null) take(brought.thing);
        };
        listener();
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      });
    },
  };
}

/** A file whose tokens are to be listed. */
export const toScan = handover<File>('scan');

/** A text, or a file with one, whose tokens are to be inspected. */
export const toInspect = handover<string | File>('inspector');

/** Key material that is to be imported. It stays in the page until the import asks for it, once. */
export const toKeyImport = handover<GivenMaterial>('keys');
