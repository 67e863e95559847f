import { decodeProtectedHeader } from 'jose';
import { beforeEach, expect, test } from 'vitest';
import type { VaultRecords } from '../../electron/vault/vault-record.ts';
import type { Vault } from '../../electron/vault/vault.ts';
import { faultOf, invalid, vaultLocked } from '../support/fault-of.ts';
import { memoryKeyring, type MemoryKeyring } from '../support/memory-keyring.ts';
import { memoryRecords, newVault } from '../support/vault-on-records.ts';

let records: VaultRecords;
let keyring: MemoryKeyring;
beforeEach(() => {
  records = memoryRecords();
  keyring = memoryKeyring();
});

const start = (passphrase?: string): Vault => newVault({ records, keyring, passphrase });

test('a passphrase that is given makes the vault and opens it in later runs, without the keyring', async () => {
  const first = start('correct horse');
  expect(await first.status()).toEqual({ protection: 'passphrase', locked: false, reason: expect.stringContaining('ASSAY_PASSPHRASE') });
  const sealed = await first.seal('a', 'secret');
  expect(await start('correct horse').open('a', sealed)).toBe('secret');
  expect(keyring.entries.size).toBe(0);
});

test('the data key is wrapped as JWE with PBES2 and at least 600 000 iterations', async () => {
  await start('correct horse').status();
  const header = decodeProtectedHeader(records.read()?.wrappedKey ?? '');
  expect(header).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' });
  expect(header['p2c']).toBeGreaterThanOrEqual(600_000);
});

test('a wrong passphrase in the environment leaves the vault locked, and the right one unlocks it', async () => {
  const sealed = await start('correct horse').seal('a', 'secret');
  const vault = start('wrong horse');
  expect(await vault.status()).toEqual({
    protection: 'passphrase',
    locked: true,
    reason: expect.stringContaining('does not open the vault'),
  });
  expect(await faultOf(vault.open('a', sealed))).toEqual(vaultLocked);
  expect(await faultOf(vault.unlock('wrong again'))).toEqual(invalid('passphrase'));
  expect(await vault.unlock('correct horse')).toMatchObject({ protection: 'passphrase', locked: false });
  expect(await vault.open('a', sealed)).toBe('secret');
});

test('the same passphrase opens the vault however its characters are composed', async () => {
  await start('caf\u00e9').status();
  expect((await start('cafe\u0301').status()).locked).toBe(false);
});

test('an empty passphrase in the environment is none', async () => {
  expect((await start('').status()).protection).toBe('keyring');
});

test('a locked vault opens nothing until it is unlocked, and has everything derived from it forgotten', async () => {
  const vault = start('correct horse');
  const sealed = await vault.seal('a', 'secret');
  let forgotten = 0;
  vault.onLock(() => {
    forgotten += 1;
  });
  expect(await vault.lock()).toEqual({ protection: 'passphrase', locked: true, reason: 'The vault is locked; enter its passphrase.' });
  expect(forgotten).toBe(1);
  expect(await faultOf(vault.open('a', sealed))).toEqual(vaultLocked);
  expect(await faultOf(vault.seal('a', 'x'))).toEqual(vaultLocked);
  expect((await vault.status()).locked).toBe(true);
  await vault.unlock('correct horse');
  expect(await vault.open('a', sealed)).toBe('secret');
});

test('only a vault under a passphrase can be locked and unlocked', async () => {
  const vault = start();
  expect(await faultOf(vault.lock())).toEqual(invalid('passphrase'));
  expect(await faultOf(vault.unlock('x'))).toEqual(invalid('passphrase'));
});

test('the passphrase can be changed with the current one, and secrets stay', async () => {
  const vault = start('old horse');
  const sealed = await vault.seal('a', 'secret');
  expect(await faultOf(vault.changePassphrase(undefined, 'new horse'))).toEqual(invalid('current'));
  expect(await faultOf(vault.changePassphrase('wrong', 'new horse'))).toEqual(invalid('current'));
  await vault.changePassphrase('old horse', 'new horse');
  expect(await start('new horse').open('a', sealed)).toBe('secret');
  expect((await start('old horse').status()).locked).toBe(true);
});

test('a vault in the keyring can be put under a passphrase: its key stays, and its entry goes', async () => {
  const vault = start();
  const sealed = await vault.seal('a', 'secret');
  expect(await vault.changePassphrase(undefined, 'chosen')).toEqual({
    protection: 'passphrase',
    locked: false,
    reason: 'The vault is under a passphrase that you chose.',
  });
  expect(keyring.entries.size).toBe(0);
  expect(await vault.open('a', sealed)).toBe('secret');
  expect(await start().status()).toMatchObject({ protection: 'passphrase', locked: true });
  expect(await start('chosen').open('a', sealed)).toBe('secret');
});

test('a vault in memory can be put under a passphrase, and what this run sealed outlasts it', async () => {
  keyring.refusal = 'there is no keyring';
  const vault = start();
  const sealed = await vault.seal('a', 'secret');
  await vault.changePassphrase(undefined, 'chosen');
  expect(await start('chosen').open('a', sealed)).toBe('secret');
});

test('a vault in the keyring that cannot be reached cannot be put under a passphrase', async () => {
  await start().status();
  keyring.refusal = 'the keyring went away';
  expect(await faultOf(start().changePassphrase(undefined, 'chosen'))).toEqual(vaultLocked);
  expect(records.read()?.protection).toBe('keyring');
});

test('another host that has the vault open is locked when it is put under a passphrase', async () => {
  const [left, right] = [start(), start()];
  const sealed = await left.seal('a', 'secret');
  expect(await right.open('a', sealed)).toBe('secret');
  await left.changePassphrase(undefined, 'chosen');
  expect(await right.status()).toMatchObject({ protection: 'passphrase', locked: true });
  await right.unlock('chosen');
  expect(await right.open('a', sealed)).toBe('secret');
});

test('a vault in memory is put under the passphrase that a later run brings', async () => {
  keyring.refusal = 'there is no keyring';
  await start().status();
  expect(await start('correct horse').status()).toMatchObject({ protection: 'passphrase', locked: false });
  expect((await start('correct horse').status()).locked).toBe(false);
});
