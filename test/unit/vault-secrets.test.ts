import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import type { Vault } from '../../electron/vault/vault.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { memoryKeyring } from '../support/memory-keyring.ts';
import { memoryRecords, newVault } from '../support/vault-on-records.ts';

function vault(): Vault {
  return newVault({ records: memoryRecords(), keyring: memoryKeyring() });
}

test.each(['s3cr3t', '', 'pässwörd 🔑', 'x'.repeat(100_000), '{"kty":"oct","k":"AA"}'])(
  'what is sealed is opened as it was: %#',
  async (secret) => {
    const held = vault();
    expect(await held.open('a', await held.seal('a', secret))).toBe(secret);
  },
);

test('a sealed secret is a compact JWE, bound to its record, that shows nothing of the secret', async () => {
  const held = vault();
  const sealed = await held.seal('record 1', 'canary');
  expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: expect.any(String), record: 'record 1' });
  expect(sealed.split('.')[1]).toBe('');
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('canary');
  expect(await held.seal('record 1', 'canary')).not.toBe(sealed);
});

test('a secret that was moved to another record is not opened', async () => {
  const held = vault();
  const sealed = await held.seal('a', 'canary');
  const fault = await faultOf(held.open('b', sealed));
  expect(fault).toEqual(invalid('secret'));
  expect(fault.message).toMatch(/another record/);
});

test.each([
  ['with a character changed in its ciphertext', (sealed: string) => changed(sealed, 3)],
  ['with a character changed in its tag', (sealed: string) => changed(sealed, 4)],
  ['with a character changed in its initialization vector', (sealed: string) => changed(sealed, 2)],
  ['cut off', (sealed: string) => sealed.slice(0, sealed.lastIndexOf('.'))],
  ['empty', () => ''],
  ['in clear', () => 'canary'],
  ['rebound to another record by its header', (sealed: string) => rebound(sealed)],
])('a sealed secret %s is refused as damaged', async (_, damage) => {
  const held = vault();
  const fault = await faultOf(held.open('a', damage(await held.seal('a', 'canary'))));
  expect(fault).toEqual(invalid('secret'));
  expect(fault.message).toMatch(/damaged/);
});

test('a secret that another data key sealed is refused, and the sentence says why', async () => {
  const fault = await faultOf(vault().open('a', await vault().seal('a', 'canary')));
  expect(fault).toEqual(invalid('secret'));
  expect(fault.message).toMatch(/a key that is gone/);
});

function changed(sealed: string, part: number): string {
  const parts = sealed.split('.');
  const text = parts[part] ?? '';
  parts[part] = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  return parts.join('.');
}

function rebound(sealed: string): string {
  const [, ...rest] = sealed.split('.');
  const header = { ...decodeProtectedHeader(sealed), record: 'a', extra: 1 };
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
}
