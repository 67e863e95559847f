import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../core/contract/contract.ts';

/** Every operation of the contract, served in this process. */
export type Api = ContractRouterClient<typeof contract>;

/** Runs a command's work against the services, and closes them whatever comes of it. Loads them only now. */
export async function withApi<Result>(work: (api: Api) => Promise<Result>): Promise<Result> {
  const { openHost } = await import('./host.ts');
  const host = await openHost();
  try {
    return await work(host.api);
  } finally {
    await host.close();
  }
}
