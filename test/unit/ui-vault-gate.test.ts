import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { faultText, hostFault } from '../../renderer/app/host-fault.ts';
import { answerUnlockRequests, wasDeclined, withVault } from '../../renderer/app/vault/vault-gate.ts';

function locked(): ORPCError<'VAULT_LOCKED', object> {
  return new ORPCError('VAULT_LOCKED', { defined: true, message: 'The vault is locked.', data: {} });
}

describe('running what needs the vault', () => {
  it('runs it again once the person unlocked', async () => {
    const run = vi.fn<() => Promise<string>>().mockRejectedValueOnce(locked()).mockResolvedValueOnce('signed');
    const result = withVault(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    answerUnlockRequests(true);
    await expect(result).resolves.toBe('signed');
  });

  it('throws what the host said when the person declines, and marks it so that nobody asks again', async () => {
    const error = locked();
    const run = vi.fn<() => Promise<string>>().mockRejectedValue(error);
    const result = withVault(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    answerUnlockRequests(false);
    await expect(result).rejects.toBe(error);
    expect(run).toHaveBeenCalledOnce();
    expect(wasDeclined(error)).toBe(true);
    expect(wasDeclined(locked())).toBe(false);
  });

  it('asks nobody about other failures', async () => {
    const error = new ORPCError('NOT_FOUND', { defined: true });
    await expect(withVault(() => Promise.reject(error))).rejects.toBe(error);
  });
});

describe('a fault of the host', () => {
  it('carries the field, the fix and the place of INVALID_INPUT', () => {
    const error = new ORPCError('INVALID_INPUT', {
      message: 'The issuer is no URL.',
      data: { field: 'issuer', fix: 'Write https:// in front.', position: 3 },
    });
    expect(hostFault(error)).toEqual({
      code: 'INVALID_INPUT',
      message: 'The issuer is no URL.',
      field: 'issuer',
      fix: 'Write https:// in front.',
      position: 3,
    });
    expect(faultText(error)).toBe('The issuer is no URL. Write https:// in front.');
  });

  it('names the field that the contract’s schema refused', () => {
    const error = new ORPCError('BAD_REQUEST', { data: { issues: [{ path: ['client', 'name'], message: 'Too long' }] } });
    expect(hostFault(error)).toMatchObject({ field: 'client.name', message: 'Too long' });
  });

  it('says that the host does not answer when no answer came', () => {
    expect(hostFault(new TypeError('Failed to fetch')).code).toBe('UNREACHABLE');
  });
});
