import { mkdirSync } from 'node:fs';
import { storeFault } from './store-fault.ts';

/** Makes the directory, readable by its owner alone; one that is there is left as it is. Throws STORE_UNUSABLE. */
export function prepareDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeFault(error, directory);
  }
}
