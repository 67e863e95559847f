import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../core/contract/contract.ts';
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
  } finally {
    await host.close();
  }
}
