/** `npm run assay -- …`: the command line in a checkout, built when it is not there yet or older than its sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './runtime.ts';

const entry = 'dist/cli/assay.js';

/** The newest modification time below a directory, in milliseconds. */
function newest(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).reduce(
    (latest, file) => (file.isFile() ? Math.max(latest, statSync(join(file.parentPath, file.name)).mtimeMs) : latest),
    0,
  );
}

const current = existsSync(entry) && statSync(entry).mtimeMs >= Math.max(...['core', 'electron', 'renderer'].map(newest));
if (!current) await build();
process.exit(spawnSync(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
