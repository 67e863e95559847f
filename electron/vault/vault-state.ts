import type { VaultStatus } from '../../core/contract/vault.ts';
import type { DataKey } from './data-key.ts';
import type { VaultRecord } from './vault-record.ts';

/** The vault as one process has it. */
export type VaultState = OpenVault | LockedVault;

export interface OpenVault {
  readonly protection: VaultRecord['protection'];
  readonly reason: string | null;
  readonly dataKey: DataKey;
}

export interface LockedVault {
  readonly protection: 'keyring' | 'passphrase';
  /** One sentence: why, and what opens it. */
  readonly reason: string;
  readonly dataKey: null;
}

/** What may be shown of it. */
export function statusOf({ protection, reason, dataKey }: VaultState): VaultStatus {
  return { protection, reason, locked: dataKey === null };
}
