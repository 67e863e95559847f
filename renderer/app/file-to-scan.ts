import { useEffect } from 'react';
import { navigate } from './routes.ts';

/** A file on its way to the scan; null when none is. */
let waiting: File | null = null;
const listeners = new Set<() => void>();

/** Goes to the scan with a file. */
export function scanFile(file: File): void {
  waiting = file;
  navigate('scan');
  for (const listener of listeners) listener();
}

/** Takes the files that other views bring to the scan, each once. */
export function useFileToScan(start: (file: File) => void): void {
  useEffect(() => {
    const take = (): void => {
      const file = waiting;
      waiting = null;
      if (file !== null) start(file);
    };
    take();
    listeners.add(take);
    return () => {
      listeners.delete(take);
    };
  });
}
