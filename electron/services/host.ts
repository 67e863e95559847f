import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import { runtimeLacks } from '../../core/jose/runtime-features.ts';
import type { Ports } from './ports.ts';

/** What the host is, and the preferences that all hosts share. */
export function createHost({ host, preferences, store }: Pick<Ports, 'host' | 'preferences' | 'store'>) {
  const os = implement(contract.host);
  return {
    // Rows that cannot be read are noticed only when they are asked for, so the store's list grows during a run.
    information: os.information.handler(() => ({ ...host, notices: [...new Set([...host.notices, ...store.notices])] })),
    lacks: os.lacks.handler(async () => [...(await runtimeLacks())]),
    preferences: os.preferences.handler(() => preferences.read()),
    setPreferences: os.setPreferences.handler(({ input }) => preferences.write(input)),
  };
}
