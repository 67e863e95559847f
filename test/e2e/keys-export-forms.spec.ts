import { createPublicKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { Locator, Page } from '@playwright/test';
import { compactDecrypt, type JWK } from 'jose';
import { expect, test } from '../support/app.ts';
import { generateKey } from '../support/generated-key.ts';
import { savedBytes, savedFile } from '../support/saved-file.ts';

const password = 'tr0ub4dor';

/** Opens the export of the key that is shown, in a form, with the password typed twice where there is one. */
async function openExport(page: Page, form: string | null, encrypted = true): Promise<Locator> {
  await page.getByRole('button', { name: /^Export the/ }).click();
  const dialog = page.getByRole('dialog');
  if (form !== null) await dialog.getByRole('radio', { name: form, exact: true }).check();
  if (encrypted) {
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByLabel('Password, once more').fill(password);
  } else await dialog.getByRole('switch', { name: 'Encrypt it with a password' }).uncheck();
  return dialog;
}

/** What an encrypted JWK holds (RFC 7517 7). */
async function decrypted(jwe: string): Promise<JWK> {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe.trim(), new TextEncoder().encode(password), {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW', 'PBES2-HS256+A128KW'],
    maxPBES2Count: 1_000_000,
  });
  expect(protectedHeader).toMatchObject({ cty: 'jwk+json' });
  expect(protectedHeader['p2c']).toBeGreaterThanOrEqual(600_000);
  return JSON.parse(new TextDecoder().decode(plaintext));
}

test('a key leaves in each form, and other programs read it', async ({ app, home }) => {
  test.slow();
  const { page } = app;
  await generateKey(page, 'Acme');
  await page.getByRole('button', { name: 'Self-sign one…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  await expect(page.getByText('CN=Acme')).toBeVisible();

  const [jwk, jwks, certificate] = await test.step('its public part as JWK, JWK Set and certificate', async () => {
    const saved: string[] = [];
    for (const form of ['JWK', 'JWKS', 'Certificate']) {
      await page.getByRole('radio', { name: form, exact: true }).check();
      saved.push(await savedFile(app, home, () => page.getByRole('button', { name: 'Save…' }).click()));
    }
    return saved;
  });
  const publicJwk: JWK = JSON.parse(jwk ?? '');
  expect(publicJwk).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' });
  expect(publicJwk.d).toBeUndefined();
  expect(JSON.parse(jwks ?? '')).toEqual({ keys: [publicJwk] });
  expect(new X509Certificate(certificate ?? '').publicKey.equals(createPublicKey({ key: { ...publicJwk }, format: 'jwk' }))).toBe(true);

  await test.step('as PKCS#12, always encrypted, which OpenSSL opens with its password alone and Assay takes back', async () => {
    const dialog = await openExport(page, 'PKCS#12');
    await expect(dialog.getByRole('switch', { name: 'Encrypt it with a password' })).toBeHidden();
    await expect(dialog.getByRole('button', { name: 'Copy' })).toBeHidden();
    const pfx = await savedBytes(app, home, () => dialog.getByRole('button', { name: 'Save encrypted' }).click());
    expect(() => createSecureContext({ pfx, passphrase: 'guessed' })).toThrow(/mac verify failure/i);
    createSecureContext({ pfx, passphrase: password });
    await expect(dialog).toBeHidden();

    await page.getByRole('button', { name: 'Import…' }).click();
    await dialog.getByLabel('Key file').setInputFiles({ name: 'acme.p12', mimeType: 'application/x-pkcs12', buffer: pfx });
    await dialog.getByLabel(/^Password of the file/).fill(password);
    await expect(dialog.getByText('Private key, EC P-256, from a PKCS#12 file.')).toBeVisible();
    await expect(dialog.getByText('The certificate CN=Acme, valid until', { exact: false })).toBeVisible();
    await expect(dialog.getByText('The same key is held already, as “Acme”.', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('as a JWK, encrypted and in clear', async () => {
    const dialog = await openExport(page, 'JWK');
    const jwe = await savedFile(app, home, () => dialog.getByRole('button', { name: 'Save encrypted' }).click());
    const privateJwk = await decrypted(jwe);
    expect(privateJwk).toMatchObject({ ...publicJwk, d: expect.stringMatching(/^[\w-]{43}$/) });
    await expect(dialog).toBeHidden();
    await openExport(page, 'JWK', false);
    const clear = await savedFile(app, home, () => dialog.getByRole('button', { name: 'Save unencrypted' }).click());
    expect(JSON.parse(clear)).toEqual(privateJwk);
    await expect(dialog).toBeHidden();

    await page.getByRole('button', { name: 'Import…' }).click();
    await dialog.getByRole('textbox', { name: /^Key/ }).fill(jwe);
    await dialog.getByLabel(/^Password of the file/).fill(password);
    await expect(dialog.getByText('Private key, EC P-256, from a JWK.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('a secret as a JWK alone', async () => {
    await generateKey(page, 'Shared', /^HS256/);
    await expect(page.getByText('A secret has no public part', { exact: false })).toBeVisible();
    const dialog = await openExport(page, null);
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    const jwe = await savedFile(app, home, () => dialog.getByRole('button', { name: 'Save encrypted' }).click());
    expect(await decrypted(jwe)).toMatchObject({ kty: 'oct', alg: 'HS256', k: expect.stringMatching(/^[\w-]{43}$/) });
  });
});
