import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * The errors a caller can act on. Every operation of the contract may answer with any of them; each carries the
 * sentence for people in `message` and what a program needs in `data`. oRPC takes an error for one of these only when
 * `electron/services/fault.ts` throws it with the same status.
 *
 * An OAuth error response is not among them: a refusal by a server is a result, and showing it is the product's job.
 */
export const errors = {
  /** A value the caller gave cannot be used. `field` names it as the form does, `fix` says what to do. */
  INVALID_INPUT: {
    status: 422,
    data: z.object({
      field: z.string(),
      fix: z.string().optional(),
      /** Zero-based character offset into the field's text, where the fault has a place. */
      position: z.number().int().nonnegative().optional(),
    }),
  },
  /** Nothing is stored under that id. */
  NOT_FOUND: { status: 404, data: z.object({ noun: z.string(), id: z.string() }) },
  /** The operation needs a secret and the vault is locked. */
  VAULT_LOCKED: { status: 423, data: z.object({}) },
  /** The database cannot be read or written. */
  STORE_UNUSABLE: {
    status: 503,
    data: z.object({ reason: z.enum(['newer', 'busy', 'damaged', 'full', 'unwritable']), path: z.string() }),
  },
} as const;

/** The start of every operation's definition. */
export const operation = oc.errors(errors);
