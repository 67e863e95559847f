import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../core/contract/contract.ts';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** Every operation of the contract, served in this process. */
export type Api = ContractRouterClient<typeof contract>;

/**
 * Runs a command's work against the services, which are loaded only now, and closes them whatever comes of it. What had to be
 * done to open the database is said on standard error.
 */
export async function withApi<Result>(terminal: Terminal, work: (api: Api) => Promise<Result>): Promise<Result> {
  const { openHost } = await import('./host.ts');
  const host = openHost('cli');
  try {
    const result = await work(host.api);
    const { notices } = await host.api.host.information();
    for (const notice of notices) await terminal.diagnose(visibleText(notice));
    return result;
  } catch (error) {
    throw isVaultLocked(error) ? await lockedVault(host.api) : error;
  } finally {
    await host.close();
  }
}

function isVaultLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'VAULT_LOCKED';
}

/** Why the vault is locked, and what unlocks it from here. */
async function lockedVault(api: Api): Promise<CommandFailure> {
  const { protection, reason } = await api.vault.status();
  const fix = protection === 'passphrase' && !process.env['ASSAY_PASSPHRASE'] ? ' Set ASSAY_PASSPHRASE to unlock it.' : '';
  return new CommandFailure(exitCodes.vaultLocked, visibleText(`${reason ?? 'The vault is locked.'}${fix}`));
}
