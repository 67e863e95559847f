import type { PlaygroundStatus } from '../../core/contract/playground.ts';
import type { Client } from './hosts.ts';

export type RunningPlayground = Extract<PlaygroundStatus, { state: 'running' }>;

/** Starts a host's playground. */
export async function runPlayground(client: Client, options: { readonly port?: number } = {}): Promise<RunningPlayground> {
  const status = await client.playground.start(options);
  if (status.state !== 'running') throw new Error('the playground did not start');
  return status;
}
