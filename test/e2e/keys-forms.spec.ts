import { openImport } from '../support/import-dialog.ts';
import { expect, test } from '../support/app.ts';
import { dropFiles } from '../support/dropped-files.ts';
import { filePassword, keyFiles, keyTexts } from '../support/key-files.ts';
import { encryptedPem, jwk, pem, publicPem, samples } from '../support/key-samples.ts';
import { lookAt } from '../support/looked-at.ts';

/** A form that keys are found in, and what is said to be read from it. */
interface KeyForm {
  /** What is pasted; bytes come as a file. */
  readonly material: string | Buffer;
  /** What opens it; left out where it is in clear. */
  readonly password?: string;
  readonly read: RegExp;
}

const der = (type: 'pkcs8' | 'pkcs1') => samples.rsa.export({ type, format: 'der' });
const base64 = (text: string) => Buffer.from(text, 'base64');

const forms: Readonly<Record<string, KeyForm>> = {
  'PKCS#8': { material: pem(samples.rsa), read: /^Private key, RSA, 2048 bits, from a PKCS#8 key\.$/ },
  'PKCS#8 as DER': { material: der('pkcs8'), read: /^Private key, RSA, 2048 bits, from a PKCS#8 key\.$/ },
  'PKCS#8, encrypted (PBES2)': {
    material: encryptedPem(samples.rsa, 'pkcs8', 'x'),
    password: 'x',
    read: /^Private key, RSA, 2048 bits, from a PKCS#8 key\.$/,
  },
  'PKCS#8 as DER, encrypted (PBES2)': {
    material: base64(keyFiles.pkcs8),
    password: filePassword,
    read: /^Private key, EC P-256, from a PKCS#8 key\.$/,
  },
  'PKCS#8, encrypted (PBES1)': {
    material: base64(keyFiles.pbes1),
    password: filePassword,
    read: /^Private key, EC P-256, from a PKCS#8 key\.$/,
  },
  'PKCS#1': { material: pem(samples.rsa, 'pkcs1'), read: /^Private key, RSA, 2048 bits, from a PKCS#1 key\.$/ },
  'PKCS#1 as DER': { material: der('pkcs1'), read: /^Private key, RSA, 2048 bits, from a PKCS#1 key\.$/ },
  SEC1: { material: pem(samples.p384, 'sec1'), read: /^Private key, EC P-384, from a SEC1 key\.$/ },
  'PEM of the old encrypted kind': {
    material: keyTexts.legacyPem,
    password: filePassword,
    read: /^Private key, EC P-256, from a SEC1 key\.$/,
  },
  OpenSSH: { material: keyTexts.openssh, read: /^Private key, Ed25519, from a key in OpenSSH form\.$/ },
  'OpenSSH, encrypted': {
    material: keyTexts.opensshEncrypted,
    password: filePassword,
    read: /^Private key, Ed25519, from a key in OpenSSH form\.$/,
  },
  'PKCS#12 with old ciphers': {
    material: base64(keyFiles.legacyPkcs12),
    password: filePassword,
    read: /^Private key, EC P-256, from a PKCS#12 file\.$/,
  },
  'a certificate': { material: keyTexts.certificate, read: /^Public key, EC P-256, from a certificate\.$/ },
  'certificates in PKCS#7': { material: base64(keyFiles.pkcs7), read: /^Public key, EC P-256, from a certificate\.$/ },
  SPKI: { material: publicPem(samples.p521), read: /^Public key, EC P-521, from a SPKI key\.$/ },
  'a JWK': { material: JSON.stringify(jwk(samples.ed25519)), read: /^Private key, Ed25519, from a JWK\.$/ },
  'a PEM in one line': {
    material: pem(samples.rsa).replaceAll('\n', String.raw`\n`),
    read: /^Private key, RSA, 2048 bits, from a PKCS#8 key\.$/,
  },
  'a secret': { material: 'correct horse battery staple', read: /^A secret of 224 bits, read as UTF-8 text\.$/ },
};

test('a key is recognised by its content in each of its forms, and what is encrypted opens with its password alone', async ({ window }) => {
  test.slow();
  for (const [name, { material, password, read }] of Object.entries(forms)) {
    await test.step(name, async () => {
      const { dialog, material: field } = await openImport(window);
      if (typeof material === 'string') await field.fill(material);
      else {
        const file = { name: 'unnamed', mimeType: 'application/octet-stream', buffer: material };
        await dialog.getByLabel('Key file').setInputFiles(file);
      }
      if (password !== undefined) {
        const asked = dialog.getByLabel(/^Password of the file/);
        await asked.fill('guessed');
        await expect(dialog.getByText(/does not open with this password/)).toBeVisible();
        await asked.fill(password);
      }
      await expect(dialog.getByText(read)).toBeVisible();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    });
  }

  await test.step('a secret in the encoding that is chosen', async () => {
    const { dialog, material } = await openImport(window);
    await material.fill('00112233445566778899aabbccddeeff');
    await dialog.getByRole('combobox', { name: 'Read it as' }).selectOption({ label: 'Secret: Hexadecimal' });
    await expect(dialog.getByText(/^A secret of 128 bits, read as Hexadecimal\.$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});

test('key files are dropped on the keys, and several keys in one file are chosen from', async ({ window }, info) => {
  const look = lookAt(window, info);
  await window.getByRole('link', { name: 'Keys', exact: true }).click();
  const dialog = window.getByRole('dialog');
  const row = (name: string) => window.getByRole('row', { name: new RegExp(name) });

  await test.step('where there is none yet', async () => {
    await dropFiles(window.getByRole('heading', { name: 'No key yet' }), { 'first.pem': pem(samples.p256, 'sec1') });
    await expect(dialog.getByText('Private key, EC P-256, from a SEC1 key.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('first');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(row('first')).toBeVisible();
  });

  await test.step('on the table, three keys in one file, one of them encrypted', async () => {
    const several = [pem(samples.rsa), encryptedPem(samples.p384, 'pkcs8', 'x'), pem(samples.secp256k1)].join('');
    await dropFiles(row('first'), { 'several.pem': several });
    await dialog.getByLabel(/^Password of the file/).fill('x');
    await expect(dialog.getByText('3 keys: choose which to import')).toBeVisible();
    await expect(dialog.getByText('secp256k1', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose all' }).click();
    await look('several keys in a PEM');
    await dialog.getByRole('button', { name: 'Import 2 keys' }).click();
    await expect(dialog).toBeHidden();
    await expect(window.getByRole('row')).toHaveCount(4);
  });

  await test.step('on a dialog, they are for that dialog', async () => {
    await row('first').click();
    await window.getByRole('button', { name: 'Attach one…' }).click();
    await dropFiles(dialog.getByRole('textbox', { name: 'Certificate' }), { 'acme.crt': keyTexts.certificate });
    await expect(dialog).toHaveCount(1);
    await expect(dialog.getByRole('textbox', { name: 'Certificate' })).toHaveValue(keyTexts.certificate);
    await dropFiles(dialog.getByRole('heading', { name: /^Attach/ }), { 'other.pem': pem(samples.p384) });
    await expect(dialog).toHaveCount(1);
  });
});
