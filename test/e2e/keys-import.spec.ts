import { expect, test } from '../support/app.ts';
import { dropFiles } from '../support/dropped-files.ts';
import { openImport } from '../support/import-dialog.ts';
import { filePassword, keyFiles, keyTexts } from '../support/key-files.ts';
import { encryptedPem, jwk, pem, samples } from '../support/key-samples.ts';
import { lookAt } from '../support/looked-at.ts';

/** A key file as Google gives it, which nobody else knows. */
const serviceAccount = JSON.stringify(
  {
    type: 'service_account',
    project_id: 'acme',
    private_key_id: '0123456789abcdef',
    private_key: pem(samples.rsa),
    client_email: 'robot@acme.iam.example',
    token_uri: 'https://oauth2.googleapis.com/token',
  },
  null,
  2,
);

const keySet = JSON.stringify({
  keys: [
    { ...jwk(samples.p256), kid: 'spring' },
    { ...jwk(samples.ed25519), kid: 'summer' },
    { ...jwk(samples.secp256k1), kid: 'winter' },
  ],
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`keys are taken in whatever they come in, and it is said what was read, ${colorScheme}`, async ({ launch }, info) => {
    test.slow();
    const { page } = await launch({ colorScheme, viewport: { width: 1280, height: 800 } });
    const look = lookAt(page, info);

    await test.step('a PKCS#12 file asks for its password, says when it is wrong, and brings its certificate', async () => {
      const { dialog, submit, name, choose } = await openImport(page);
      const cancel = dialog.getByRole('button', { name: 'Cancel' });
      const footer = await cancel.boundingBox();
      await choose([{ name: 'acme.bin', buffer: Buffer.from(keyFiles.pkcs12, 'base64') }]);
      await expect(dialog.getByText('acme.bin')).toBeVisible();
      const password = dialog.getByLabel(/^Password of the file/);
      await expect(password).toBeVisible();
      await password.fill('guessed');
      await expect(dialog.getByText(/password is wrong|does not open/i)).toBeVisible();
      await look('wrong password');
      await password.fill(filePassword);
      await expect(dialog.getByText('Private key, EC P-256, from a PKCS#12 file.')).toBeVisible();
      await expect(dialog.getByText('The certificate CN=Fixture, valid until', { exact: false })).toBeVisible();
      await expect(name).toHaveValue('fixture');
      expect(await cancel.boundingBox()).toEqual(footer);
      await look('a PKCS12 file');
      await submit.click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('heading', { name: 'fixture' })).toBeVisible();
    });

    await test.step('several keys are chosen from and named, and one that cannot be used says why', async () => {
      const { dialog, material, submit } = await openImport(page);
      const password = dialog.getByLabel(/^Password of the file/);
      await material.fill(encryptedPem(samples.rsa, 'pkcs8'));
      await expect(password).toBeVisible();
      await material.fill(keySet);
      await expect(dialog.getByText('3 keys: choose which to import')).toBeVisible();
      await expect(password).toBeHidden();
      await expect(dialog.getByRole('checkbox', { name: /winter/ })).toBeDisabled();
      await submit.click();
      await expect(dialog.getByText('Choose at least one of the keys.')).toBeVisible();
      await dialog.getByRole('checkbox', { name: /spring/ }).check();
      await dialog.getByRole('checkbox', { name: /summer/ }).check();
      await dialog.getByRole('textbox', { name: 'Name for spring' }).fill('Spring key');
      await look('several keys');
      await dialog.getByRole('button', { name: 'Import 2 keys' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('row', { name: /Spring key/ })).toBeVisible();
      await expect(page.getByRole('row', { name: /summer/ })).toBeVisible();
    });

    await test.step('a certificate and its key from two files are taken together', async () => {
      const { dialog, material, choose } = await openImport(page);
      await dropFiles(material, { 'fixture.crt': keyTexts.certificate });
      await expect(dialog.getByText('This is a certificate without its private key', { exact: false })).toBeVisible();
      await choose([
        { name: 'fixture.crt', buffer: Buffer.from(keyTexts.certificate) },
        { name: 'fixture.key', buffer: Buffer.from(keyTexts.key) },
      ]);
      await expect(dialog.getByText('Private key, EC P-256, from a SEC1 key.')).toBeVisible();
      await expect(dialog.getByText('The same key is held already, as “fixture”.', { exact: false })).toBeVisible();
      await look('held already');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    });

    await test.step('a service account file adds its client', async () => {
      const { dialog, material, name, submit } = await openImport(page);
      await material.fill(serviceAccount);
      await dialog.getByRole('checkbox', { name: 'Add a client for robot@acme.iam.example' }).check();
      await name.fill('Robot');
      await look('a service account');
      await submit.click();
      await page.getByRole('button', { name: 'Open the client' }).click();
      await expect(page.getByRole('textbox', { name: 'client_id' })).toHaveValue('robot@acme.iam.example');
      await expect(page.getByRole('textbox', { name: /^Token endpoint/ })).toHaveValue('https://oauth2.googleapis.com/token');
      await look('its client');
    });
  });
}
