import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { expect, test } from '../support/app.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { generateKey } from '../support/generated-key.ts';
import { lookAt } from '../support/looked-at.ts';

const day = 86_400_000;

test('a certificate is warned about, put into the header by a switch, and compared with the token', async ({ window }, info) => {
  test.slow();
  const look = lookAt(window, info);
  const dialog = window.getByRole('dialog');
  const { key, cert } = selfSignedCertificate({
    notBefore: new Date(Date.now() - 10 * day),
    notAfter: new Date(Date.now() - 2 * day),
    keyUsage: 'keyEncipherment',
  });
  const { raw, fingerprint, fingerprint256 } = new X509Certificate(cert);
  const base64url = (hex: string): string => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
  const warnings = [/The certificate expired 2 d/, /Its key usage is keyEncipherment, without digitalSignature/];
  await generateKey(window, 'Bare');

  await test.step('its validity and its key usage are shown and warned about, before it is kept and after', async () => {
    await window.getByRole('button', { name: 'Import…' }).click();
    await dialog.getByRole('textbox', { name: /^Key/ }).fill(key + cert);
    for (const warning of warnings) await expect(dialog.getByText(warning)).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Certified');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(window.getByRole('heading', { name: 'Certified' })).toBeVisible();
    const certificate = window.getByRole('region', { name: 'Certificate' });
    for (const warning of warnings) await expect(certificate.getByText(warning)).toBeVisible();
    await expect(certificate.getByText('keyEncipherment', { exact: true })).toBeVisible();
    await expect(certificate.getByText(fingerprint256)).toBeVisible();
    await expect(certificate.getByText(base64url(fingerprint256))).toBeVisible();
    await look('a certificate that is warned about');
  });

  const assertion = await test.step('a switch of the client names it in the header', async () => {
    await window.getByRole('link', { name: 'Clients' }).click();
    await window
      .getByRole('button', { name: /^(New|Add a client)/ })
      .first()
      .click();
    await window.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme');
    await window.getByRole('textbox', { name: 'client_id' }).fill('acme');
    await window.getByRole('textbox', { name: 'Issuer' }).fill('https://as.example');
    const held = window.getByRole('combobox', { name: 'Key', exact: true });
    const choose = async (name: string): Promise<void> => {
      const option = held.getByRole('option', { name: new RegExp(`^${name}`) });
      await held.selectOption((await option.getAttribute('value')) ?? '');
    };
    await choose('Bare');
    const switches = window.getByRole('group', { name: 'Name the certificate' });
    for (const name of ['x5t SHA-1 thumbprint', 'x5t#S256', 'x5c']) await switches.getByRole('checkbox', { name }).check();
    await expect(switches.getByText('“Bare” has no certificate, so signing stops there.')).toBeVisible();
    await look('a certificate that is missing');
    await choose('Certified');
    await expect(switches.getByText('has no certificate')).toBeHidden();
    await window.getByRole('button', { name: /^Create client/ }).click();
    await window.getByRole('button', { name: 'Open on workbench' }).click();
    await window.getByRole('button', { name: /^Sign assertion/ }).click();
    const signed = window.getByRole('region', { name: 'Signed assertion' }).getByRole('paragraph').filter({ hasText: /^eyJ/ });
    return (await signed.textContent()) ?? '';
  });
  expect(decodeProtectedHeader(assertion)).toMatchObject({
    x5t: base64url(fingerprint),
    'x5t#S256': base64url(fingerprint256),
    x5c: [raw.toString('base64')],
  });

  await test.step('it fits the token by its thumbprints and its key, and another one does not', async () => {
    await window.getByRole('link', { name: 'Keys', exact: true }).click();
    await window.getByRole('button', { name: 'Does it fit?' }).click();
    await dialog.getByRole('textbox', { name: 'Token' }).fill(assertion);
    await dialog.getByRole('radio', { name: 'Pasted, or a file' }).check();
    const given = dialog.getByRole('textbox', { name: 'Keys or certificates' });
    await given.fill(cert);
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await expect(dialog.getByText('signed this token.', { exact: false })).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'x5t#S256' })).toContainText('Fits');
    await look('a certificate that fits');
    await given.fill(selfSignedCertificate().cert);
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await expect(dialog.getByText('does not fit this token.', { exact: false })).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'x5t#S256' })).toContainText('Does not fit');
    await look('a certificate that does not fit');
  });
});
