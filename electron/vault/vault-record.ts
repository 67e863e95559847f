import { z } from 'zod';
import { vaultStatus } from '../../core/contract/vault.ts';

/**
 * Where the data key lives, as it stands in the database. It is written when the vault is made and when the person changes the
 * protection, never otherwise: a key that is missing where this says it is locks the vault.
 */
export const vaultRecord = z.object({
  protection: vaultStatus.shape.protection,
  /** `kid` of everything sealed under the key, and its account in the keyring. */
  dataKeyId: z.string().min(1).max(64),
  /** The data key under the passphrase, as compact JWE; null for the other protections. */
  wrappedKey: z.string().max(8192).nullable(),
  /** Why it is not the keyring. */
  reason: z.string().nullable(),
});
export type VaultRecord = z.infer<typeof vaultRecord>;

/** Keeps the one record. Both writes are atomic over all processes and say whether they took place. */
export interface VaultRecords {
  /** Throws when what is stored cannot be read. */
  read(): VaultRecord | undefined;
  /** Writes it if there is none yet. */
  insert(record: VaultRecord): boolean;
  /** Writes `next` if `current` is what stands there. */
  replace(current: VaultRecord, next: VaultRecord): boolean;
}
