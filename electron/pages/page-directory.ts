import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built page is: `dist/renderer` of this package, wherever in it this code was bundled to. */
export function pageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('Assay’s own package.json is missing; install it again.');
    directory = parent;
  }
  return join(directory, 'dist', 'renderer');
}
