import { CompactEncrypt, compactDecrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import { decryptWithPassword, encryptWithPassword } from '../../electron/vault/password-based-encryption.ts';

const password = 'correct horse battery staple';
const plaintext = new Uint8Array([1, 2, 3, 250]);
const bytes = new TextEncoder().encode(password);

describe('encryption under a password', () => {
  test('makes a JWE that jose opens, with at least 600 000 iterations', async () => {
    const jwe = await encryptWithPassword(plaintext, password, 'key-1');
    const opened = await compactDecrypt(jwe, bytes, { keyManagementAlgorithms: ['PBES2-HS512+A256KW'], maxPBES2Count: 10_000_000 });
    expect(new Uint8Array(opened.plaintext)).toEqual(plaintext);
    expect(opened.protectedHeader).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', kid: 'key-1' });
    expect(opened.protectedHeader.p2c).toBeGreaterThanOrEqual(600_000);
  });

  test('opens a JWE that jose made', async () => {
    const jwe = await new CompactEncrypt(plaintext)
      .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', kid: 'key-2' })
      .setKeyManagementParameters({ p2c: 2000 })
      .encrypt(bytes);
    expect(await decryptWithPassword(jwe, password)).toEqual({ plaintext, kid: 'key-2' });
  });

  test('opens it with the same password in another Unicode form', async () => {
    const jwe = await encryptWithPassword(plaintext, 'caf\u00e9', 'key-1');
    expect((await decryptWithPassword(jwe, 'cafe\u0301'))?.plaintext).toEqual(plaintext);
  });

  test('does not open with another password, a changed header or a damaged part', async () => {
    const jwe = await encryptWithPassword(plaintext, password, 'key-1');
    expect(await decryptWithPassword(jwe, 'another')).toBeNull();
    const parts = jwe.split('.');
    const header = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...header, kid: 'key-9' })).toString('base64url');
    expect(await decryptWithPassword([forged, ...parts.slice(1)].join('.'), password)).toBeNull();
    for (const damaged of ['', 'a.b.c.d.e', parts.slice(0, 4).join('.'), jwe.slice(0, -4)]) {
      expect(await decryptWithPassword(damaged, password), damaged).toBeNull();
    }
  });

  test('computes no more iterations than it would ever write', async () => {
    const parts = (await encryptWithPassword(plaintext, password, 'key-1')).split('.');
    const header = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const endless = Buffer.from(JSON.stringify({ ...header, p2c: 2_000_000_000 })).toString('base64url');
    expect(await decryptWithPassword([endless, ...parts.slice(1)].join('.'), password)).toBeNull();
  });
});
