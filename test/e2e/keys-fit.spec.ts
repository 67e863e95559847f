import { createPublicKey, sign } from 'node:crypto';
import { expect, test } from '../support/app.ts';
import { generateKey } from '../support/generated-key.ts';
import { holdClient } from '../support/held-client.ts';
import { encryptedPem, jwk, publicPem, samples } from '../support/key-samples.ts';
import { localServer } from '../support/local-server.ts';
import { lookAt } from '../support/looked-at.ts';

/** A JWT that the P-256 sample signed. */
function signedToken(): string {
  const parts = [
    { alg: 'ES256', kid: 'spring' },
    { iss: 'acme', sub: 'acme' },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', Buffer.from(parts.join('.')), { key: samples.p256, dsaEncoding: 'ieee-p1363' });
  return [...parts, signature.toString('base64url')].join('.');
}

const publicKey = { ...createPublicKey(samples.p256).export({ format: 'jwk' }), kid: 'spring' };
const { d: _, ...otherKey } = jwk(samples.ed25519);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`whether a key fits is answered with the reason, ${colorScheme}`, async ({ launch, home }, info) => {
    test.slow();
    const { page } = await launch({
      colorScheme,
      viewport: colorScheme === 'light' ? { width: 1280, height: 800 } : { width: 1440, height: 900 },
    });
    const look = lookAt(page, info);
    const dialog = page.getByRole('dialog');
    const compare = dialog.getByRole('button', { name: 'Compare' });
    await generateKey(page, 'Held');

    await test.step('a held key that did not sign a token', async () => {
      await page.getByRole('button', { name: 'Does it fit?' }).click();
      await compare.click();
      await expect(dialog.getByText('Paste a token.')).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Token' }).fill(signedToken());
      await compare.click();
      await expect(dialog.getByText('“Held” does not fit this token.', { exact: false })).toBeVisible();
      await look('a key that does not fit');
    });

    await test.step('the key that signed it, pasted', async () => {
      await dialog.getByRole('radio', { name: 'Pasted, or a file' }).check();
      await dialog.getByRole('textbox', { name: 'Keys or certificates' }).fill(encryptedPem(samples.p256, 'pkcs8'));
      await expect(dialog.getByLabel(/^Password of the file/)).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Keys or certificates' }).fill(publicPem(samples.p256));
      await compare.click();
      await expect(dialog.getByText('signed this token.', { exact: false })).toBeVisible();
      await expect(dialog.getByText('The signature verifies with this key.')).toBeVisible();
    });

    await test.step('one of those that a server publishes', async () => {
      const server = await localServer((_request, response) => {
        response.setHeader('content-type', 'application/jwk-set+json');
        response.end(JSON.stringify({ keys: [{ ...otherKey, kid: 'autumn' }, publicKey] }));
      });
      await dialog.getByRole('radio', { name: 'A jwks_uri' }).check();
      await dialog.getByRole('textbox', { name: 'jwks_uri' }).fill(`${server.origin}/jwks`);
      await compare.click();
      await expect(dialog.getByText('“spring” of the 2 keys signed this token.')).toBeVisible();
      await look('one of a key set');
      await server.close();
    });

    await test.step('a held key and a registration that signs with it', async () => {
      holdClient(home, 'Acme', ['--client-id', 'acme', '--method', 'private_key_jwt', '--key', 'Held']);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('link', { name: 'Clients', exact: true }).click();
      await page.getByRole('link', { name: 'Keys', exact: true }).click();
      await page.getByRole('button', { name: 'Does it fit?' }).click();
      await dialog.getByRole('radio', { name: 'A client' }).check();
      await dialog.getByRole('combobox', { name: 'Client' }).selectOption({ label: 'Acme' });
      await compare.click();
      await expect(dialog.getByText('fits the registration “Acme”.', { exact: false })).toBeVisible();
      await look('a key and its client');
      await page.keyboard.press('Escape');
    });

    await test.step('a key in use is deleted only after its users were named', async () => {
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(dialog.getByText('The client “Acme” signs with it and cannot any more.')).toBeVisible();
      await look('deleting a key in use');
      await dialog.getByRole('button', { name: 'Keep it' }).click();
      await expect(page.getByRole('heading', { name: 'Held' })).toBeVisible();
    });
  });
}

test('keys are made for ML-DSA, or the runtime is named that lacks it, and for opening tokens', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  const look = lookAt(page, info);
  const dialog = page.getByRole('dialog');
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page.getByRole('button', { name: 'Generate…' }).click();
  await dialog.getByLabel('Name').fill('Lattice');
  await dialog.getByLabel('Algorithm').selectOption('ML-DSA-65');
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  const lacking = dialog.getByText('This runtime has no ML-DSA.', { exact: false });
  const made = page.getByRole('heading', { name: 'Lattice' });
  await expect(lacking.or(made)).toBeVisible();
  await look('ML-DSA');
  if (await lacking.isVisible()) await page.keyboard.press('Escape');
  else await expect(page.getByRole('row', { name: /Lattice .*ML-DSA-65/ })).toBeVisible();

  await page.getByRole('button', { name: 'Generate…' }).click();
  await dialog.getByLabel('Name').fill('Opener');
  await dialog.getByRole('radio', { name: 'Opening encrypted tokens' }).check();
  await dialog.getByLabel('Algorithm').selectOption('ECDH-ES');
  await dialog.getByRole('radio', { name: 'X25519' }).check();
  await look('a key for opening');
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('row', { name: /Opener .*X25519 ECDH-ES enc/ })).toBeVisible();
});
