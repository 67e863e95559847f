import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { expect, test } from '../support/app.ts';
import { generateKey } from '../support/generated-key.ts';
import { lookAt } from '../support/looked-at.ts';
import { savedFile } from '../support/saved-file.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a key is certified and leaves in the form that somebody needs, ${colorScheme}`, async ({ launch, home }, info) => {
    test.slow();
    const app = await launch({
      colorScheme,
      viewport: colorScheme === 'light' ? { width: 1280, height: 800 } : { width: 1440, height: 900 },
    });
    const { page } = app;
    const look = lookAt(page, info);
    const dialog = page.getByRole('dialog');
    await generateKey(page, 'Acme 2026');

    await test.step('a certificate is signed by the key itself, with thumbprints for the header and for portals', async () => {
      await page.getByRole('button', { name: 'Self-sign one…' }).click();
      await expect(dialog.getByLabel(/^Subject/)).toHaveValue('CN=Acme 2026');
      await dialog.getByLabel(/^Subject/).fill('CN=Acme, O=Acme Ltd');
      await dialog.getByLabel(/^Days/).fill('0');
      await dialog.getByRole('button', { name: 'Sign' }).click();
      await expect(dialog.getByText('Give a whole number of days, 1 to 36500.')).toBeVisible();
      await dialog.getByLabel(/^Days/).fill('20');
      await dialog.getByLabel(/^Alternative names/).fill('acme.example\nops@acme.example');
      await look('self-signing');
      await dialog.getByRole('button', { name: 'Sign' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText('DNS:acme.example')).toBeVisible();
      await expect(page.getByText('The certificate expires in', { exact: false })).toBeVisible();
    });

    const certificate = new X509Certificate(
      await test.step('the certificate is saved', async () => {
        await page.getByRole('radio', { name: 'Certificate', exact: true }).check();
        return savedFile(app, home, () => page.getByRole('button', { name: 'Save…' }).click());
      }),
    );
    expect(certificate.subject).toContain('O=Acme Ltd');
    await expect(page.getByText(certificate.fingerprint256)).toBeVisible();
    await expect(page.getByText(Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'))).toBeVisible();
    await look('a certified key');

    await test.step('the public part is that of the certificate', async () => {
      await page.getByRole('radio', { name: 'PEM', exact: true }).check();
      const pem = await savedFile(app, home, () => page.getByRole('button', { name: 'Save…' }).click());
      expect(createPublicKey(pem).equals(certificate.publicKey)).toBe(true);
    });

    await test.step('the private part leaves encrypted, once the same password was typed twice', async () => {
      await page.getByRole('button', { name: 'Export the private key…' }).click();
      await dialog.getByRole('button', { name: 'Save encrypted' }).click();
      await expect(dialog.getByText('Give a password, or leave the key unencrypted.')).toBeVisible();
      await dialog.getByLabel('Password', { exact: true }).fill('tr0ub4dor');
      await dialog.getByLabel('Password, once more').fill('tr0ubador');
      await dialog.getByRole('button', { name: 'Save encrypted' }).click();
      await expect(dialog.getByText('This is not the same password. Type it once more.')).toBeVisible();
      await dialog.getByLabel('Password, once more').fill('tr0ub4dor');
      await look('an encrypted export');
      const pem = await savedFile(app, home, () => dialog.getByRole('button', { name: 'Save encrypted' }).click());
      expect(certificate.checkPrivateKey(createPrivateKey({ key: pem, passphrase: 'tr0ub4dor' }))).toBe(true);
      await expect(dialog).toBeHidden();
    });

    await test.step('it leaves in clear only where that is said', async () => {
      await page.getByRole('button', { name: 'Export the private key…' }).click();
      await dialog.getByRole('switch', { name: 'Encrypt it with a password' }).uncheck();
      await look('an export in clear');
      const pem = await savedFile(app, home, () => dialog.getByRole('button', { name: 'Save unencrypted' }).click());
      expect(certificate.checkPrivateKey(createPrivateKey(pem))).toBe(true);
    });

    await test.step('a certificate for another key is refused with both thumbprints, the right one is taken again', async () => {
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Attach one…' })).toBeVisible();
      await generateKey(page, 'Another');
      await page.getByRole('button', { name: 'Attach one…' }).click();
      await dialog.getByRole('textbox', { name: 'Certificate' }).fill(certificate.toString());
      await dialog.getByRole('button', { name: 'Attach', exact: true }).click();
      await expect(dialog.getByText('is for another key', { exact: false })).toBeVisible();
      await look('a certificate for another key');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('link', { name: 'Acme 2026' }).click();
      await page.getByRole('button', { name: 'Attach one…' }).click();
      await dialog.getByRole('textbox', { name: 'Certificate' }).fill(certificate.toString());
      await dialog.getByRole('button', { name: 'Attach', exact: true }).click();
      await expect(page.getByText(certificate.fingerprint256)).toBeVisible();
    });
  });
}
