import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeFault } from './store-fault.ts';

/** Makes the directory, readable by its owner alone; one that is there is left as it is. Throws STORE_UNUSABLE. */
export function prepareDataDirectory(directory: string): void {
  try {
    make(directory);
  } catch (error) {
    throw storeFault(error, directory);
  }
}

/** Node's own recursion never ends where a directory that is there refuses every name in it as not found, as /proc does. */
function make(directory: string): void {
  if (isDirectory(directory)) return;
  if (!existsSync(dirname(directory))) make(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another process may have been first.
    if (!isDirectory(directory)) throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
