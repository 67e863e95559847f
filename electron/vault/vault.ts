import type { VaultStatus } from '../../core/contract/vault.ts';

/**
 * Seals secrets under a data key that lives in the keyring, under a passphrase, or in memory for this run.
 * Every operation that needs the data key throws the contract's VAULT_LOCKED while there is none.
 */
export interface Vault {
  status(): Promise<VaultStatus>;
  /** Throws INVALID_INPUT (field `passphrase`) when it is wrong. */
  unlock(passphrase: string): Promise<VaultStatus>;
  lock(): Promise<VaultStatus>;
  changePassphrase(current: string | undefined, next: string): Promise<VaultStatus>;
  /** A compact JWE (`dir`, A256GCM) whose protected header binds it to the record. */
  seal(recordId: string, secret: string): Promise<string>;
  /** The secret, or INVALID_INPUT when it belongs to another record, is damaged, or was sealed by a data key that is gone. */
  open(recordId: string, sealed: string): Promise<string>;
  /** Has `forget` called whenever the vault is locked, so that nothing derived from a secret outlives the lock. */
  onLock(forget: () => void): void;
}
