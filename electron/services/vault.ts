import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import type { Ports } from './ports.ts';

/** Where secrets are kept, and the passphrase that opens them. */
export function createVaultService({ vault }: Pick<Ports, 'vault'>) {
  const os = implement(contract.vault);
  return {
    status: os.status.handler(() => vault.status()),
    unlock: os.unlock.handler(({ input }) => vault.unlock(input.passphrase)),
    lock: os.lock.handler(() => vault.lock()),
    changePassphrase: os.changePassphrase.handler(({ input }) => vault.changePassphrase(input.current, input.next)),
  };
}
