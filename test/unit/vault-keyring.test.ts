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

/** A prompt of the keyring that stays open until it is answered. */
function openPrompt(): () => void {
  let answer = () => {};
  keyring.prompt = new Promise((resolve) => {
    answer = resolve;
  });
  return answer;
}

test('a new vault puts its key into the keyring, and the next run finds it there', async () => {
  const first = start();
  expect(await first.status()).toEqual({ protection: 'keyring', locked: false, reason: null });
  const sealed = await first.seal('a', 'secret');
  expect([...keyring.entries].map(([account, bytes]) => [account, bytes.length])).toEqual([[records.read()?.dataKeyId, 32]]);
  expect(await start().open('a', sealed)).toBe('secret');
  expect(keyring.entries.size).toBe(1);
});

test('the record of a vault in the keyring holds no key', async () => {
  await start().status();
  const [bytes = new Uint8Array()] = keyring.entries.values();
  expect(records.read()).toEqual({ protection: 'keyring', dataKeyId: expect.any(String), wrappedKey: null, reason: null });
  expect(JSON.stringify(records.read())).not.toContain(Buffer.from(bytes).toString('base64url'));
});

test('nothing is asked of the keyring before the vault is used', async () => {
  keyring.refusal = 'the keyring was asked';
  start();
  keyring.refusal = undefined;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(keyring.entries.size).toBe(0);
  expect(records.read()).toBeUndefined();
});

test('a recorded keyring that has no entry locks the vault, and no new key is made', async () => {
  await start().status();
  keyring.entries.clear();
  const vault = start();
  expect(await vault.status()).toEqual({
    protection: 'keyring',
    locked: true,
    reason: expect.stringMatching(/^The keyring has no entry .+; restore that entry\.$/),
  });
  expect(await faultOf(vault.seal('a', 'x'))).toEqual(vaultLocked);
  expect(await faultOf(vault.open('a', 'x'))).toEqual(vaultLocked);
  expect(keyring.entries.size).toBe(0);
});

test('a recorded keyring whose entry is no key locks the vault', async () => {
  await start().status();
  for (const account of keyring.entries.keys()) keyring.entries.set(account, new Uint8Array(7));
  expect(await start().status()).toEqual({ protection: 'keyring', locked: true, reason: expect.stringContaining('was changed') });
});

test('a recorded keyring that cannot be reached locks the vault until it can', async () => {
  const sealed = await start().seal('a', 'secret');
  keyring.refusal = 'the keyring went away';
  const vault = start('a passphrase that opens nothing');
  expect(await vault.status()).toEqual({
    protection: 'keyring',
    locked: true,
    reason: 'The vault is locked because the keyring went away; make the keyring available and try again.',
  });
  expect(await faultOf(vault.open('a', sealed))).toEqual(vaultLocked);
  keyring.refusal = undefined;
  expect(await vault.open('a', sealed)).toBe('secret');
  expect((await vault.status()).locked).toBe(false);
});

test('a keyring that waits at its prompt locks the vault for now, and opens it once answered', async () => {
  const sealed = await start().seal('a', 'secret');
  const answer = openPrompt();
  const vault = start();
  expect(await vault.status()).toEqual({ protection: 'keyring', locked: true, reason: expect.stringContaining('does not answer') });
  answer();
  expect(await vault.open('a', sealed)).toBe('secret');
});

test('without a keyring or passphrase secrets are kept for the run, and the status says so', async () => {
  keyring.refusal = 'the keyring is turned off';
  const first = start();
  expect(await first.status()).toEqual({
    protection: 'memory',
    locked: false,
    reason: 'Secrets are kept for this run only because the keyring is turned off; set a passphrase to keep them.',
  });
  const sealed = await first.seal('a', 'secret');
  expect(await first.open('a', sealed)).toBe('secret');
  const second = start();
  expect(await second.status()).toMatchObject({ protection: 'memory', locked: false });
  const fault = await faultOf(second.open('a', sealed));
  expect(fault).toEqual(invalid('secret'));
  expect(fault.message).toContain('it lived in memory');
});

test('a vault in memory moves into the keyring when its prompt is answered late, and keeps its key', async () => {
  const answer = openPrompt();
  const vault = start();
  const sealed = await vault.seal('a', 'secret');
  expect((await vault.status()).protection).toBe('memory');
  answer();
  await expect.poll(async () => (await vault.status()).protection).toBe('keyring');
  expect(await vault.open('a', sealed)).toBe('secret');
  expect(await start().open('a', sealed)).toBe('secret');
});

test('a late keyring does not undo a passphrase that was set meanwhile', async () => {
  const answer = openPrompt();
  const vault = start();
  await vault.status();
  await vault.changePassphrase(undefined, 'chosen');
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await vault.status()).protection).toBe('passphrase');
  expect(records.read()?.protection).toBe('passphrase');
  expect(keyring.entries.size).toBe(0);
});

test('two hosts that make the vault at the same moment end with one key', async () => {
  const [left, right] = [start(), start()];
  const [sealedLeft, sealedRight] = await Promise.all([left.seal('a', 'left'), right.seal('b', 'right')]);
  expect(await right.open('a', sealedLeft)).toBe('left');
  expect(await left.open('b', sealedRight)).toBe('right');
  expect([...keyring.entries.keys()]).toEqual([records.read()?.dataKeyId]);
});

test('a host whose key is in memory takes up the lasting key that another host makes, and still opens its own secrets', async () => {
  keyring.refusal = 'the keyring is turned off';
  const early = start();
  const own = await early.seal('a', 'early');
  keyring.refusal = undefined;
  const late = start();
  const shared = await late.seal('b', 'late');
  expect((await early.status()).protection).toBe('keyring');
  expect(await early.open('b', shared)).toBe('late');
  expect(await early.open('a', own)).toBe('early');
  expect(await late.open('c', await early.seal('c', 'from now on'))).toBe('from now on');
});
