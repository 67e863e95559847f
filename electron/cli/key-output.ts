import type { Key } from '../../core/contract/keys.ts';
import { keyDetails } from './key-text.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson, visibleText } from './visible-text.ts';

/** Prints a key that a command has made or changed: as JSON, or with what was done on standard error. */
export async function printKey(key: Key, done: string, json: true | undefined, terminal: Terminal): Promise<void> {
  if (json) return await terminal.output(`${visibleJson(key)}\n`);
  await terminal.diagnose(`${done} the key “${visibleText(key.name)}”.`);
  await terminal.output(keyDetails(key, terminal));
}

/** Prints warnings on standard error. */
export async function printWarnings(warnings: readonly string[], terminal: Terminal): Promise<void> {
  for (const warning of warnings) await terminal.diagnose(`Warning: ${visibleText(warning)}`);
}
