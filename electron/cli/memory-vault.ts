import type { Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** Warns when the vault lasts for this run only: the secrets that a command has kept are gone when it ends. */
export async function warnOfMemoryVault(api: Api, terminal: Terminal): Promise<void> {
  const { protection, reason } = await api.vault.status();
  if (protection !== 'memory') return;
  const why = reason === null ? '' : ` ${visibleText(reason)}`;
  await terminal.diagnose(`Warning: the secrets that were kept are gone now.${why} Here, ASSAY_PASSPHRASE sets it.`);
}
