import { z } from 'zod';
import { operation } from './errors.ts';

export const vaultStatus = z.object({
  /** Where the data key lives: `memory` keeps secrets for this run only. */
  protection: z.enum(['keyring', 'passphrase', 'memory']),
  locked: z.boolean(),
  /** Why it is not the keyring, in one sentence; null when it is. */
  reason: z.string().nullable(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

const passphrase = z.string().min(1).max(1024);

export const vault = {
  status: operation.output(vaultStatus),
  /** Opens a vault that a passphrase protects. */
  unlock: operation.input(z.object({ passphrase })).output(vaultStatus),
  /** Forgets the data key until the next unlock. Only for a vault under a passphrase. */
  lock: operation.output(vaultStatus),
  /** Puts the data key under a (new) passphrase. `current` is needed where there is one. */
  changePassphrase: operation.input(z.object({ current: passphrase.optional(), next: passphrase })).output(vaultStatus),
};
