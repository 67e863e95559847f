import { ORPCError } from '@orpc/client';
import { expect } from 'vitest';

/** What an operation answered instead of a result, as it arrived at the caller. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly data: unknown;
  /** Whether the contract declares it. */
  readonly defined: boolean;
}

/** Awaits a call that must fail with an error of the contract. */
export async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) return expect.fail(`the call succeeded with ${JSON.stringify(outcome.value)}`);
  if (!(outcome.error instanceof ORPCError)) throw outcome.error;
  const { code, message, data, defined } = outcome.error;
  return { code: String(code), message, data, defined };
}

/** An INVALID_INPUT that names this field; its sentence is for people. */
export function invalid(field: string): unknown {
  return {
    code: 'INVALID_INPUT',
    defined: true,
    message: expect.stringMatching(/^\S.+\.$/s),
    data: expect.objectContaining({ field }),
  };
}

/** A NOT_FOUND of this noun and id. */
export function missing(noun: string, id: string): unknown {
  return { code: 'NOT_FOUND', defined: true, message: expect.stringContaining(id), data: { noun, id } };
}

/** A VAULT_LOCKED. */
export const vaultLocked: unknown = { code: 'VAULT_LOCKED', defined: true, message: expect.stringMatching(/\.$/), data: {} };
