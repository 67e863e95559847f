import { ORPCError } from '@orpc/server';

/**
 * The contract's errors (`core/contract/errors.ts`) as throwables. They are oRPC errors with the contract's code and data,
 * so that every host carries them over unchanged.
 */

/** A value that cannot be used: the field as the form names it, a sentence, what to do, where the fault is. */
export function invalidInput(
  field: string,
  message: string,
  more: { fix?: string; position?: number } = {},
): ORPCError<'INVALID_INPUT', { field: string; fix?: string; position?: number }> {
  return new ORPCError('INVALID_INPUT', { defined: true, status: 422, message, data: { field, ...more } });
}

export function notFound(noun: string, id: string): ORPCError<'NOT_FOUND', { noun: string; id: string }> {
  return new ORPCError('NOT_FOUND', { defined: true, status: 404, message: `There is no ${noun} “${id}”.`, data: { noun, id } });
}

export function vaultLocked(message: string): ORPCError<'VAULT_LOCKED', Record<string, never>> {
  return new ORPCError('VAULT_LOCKED', { defined: true, status: 423, message, data: {} });
}

export type StoreFaultReason = 'newer' | 'busy' | 'damaged' | 'full' | 'unwritable';

export function storeUnusable(
  reason: StoreFaultReason,
  path: string,
  message: string,
): ORPCError<'STORE_UNUSABLE', { reason: StoreFaultReason; path: string }> {
  return new ORPCError('STORE_UNUSABLE', { defined: true, status: 503, message, data: { reason, path } });
}
