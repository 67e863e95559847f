import { createVault, type VaultOptions } from '../../electron/vault/create-vault.ts';
import type { VaultRecord, VaultRecords } from '../../electron/vault/vault-record.ts';
import type { Vault } from '../../electron/vault/vault.ts';

/** The vault's record, kept in memory. */
export function memoryRecords(): VaultRecords {
  let record: VaultRecord | undefined;
  return {
    read: () => record,
    insert(next) {
      if (record !== undefined) return false;
      record = next;
      return true;
    },
    replace(current, next) {
      if (JSON.stringify(record) !== JSON.stringify(current)) return false;
      record = next;
      return true;
    },
  };
}

/** The vault of a process that starts now. */
export function newVault(options: Pick<VaultOptions, 'records' | 'keyring'> & Partial<VaultOptions>): Vault {
  return createVault({ random: { uuid: () => crypto.randomUUID() }, passphrase: undefined, patience: 200, ...options });
}
