import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { generateKey } from '../support/generated-key.ts';
import { openImport } from '../support/import-dialog.ts';
import { publicPem, samples } from '../support/key-samples.ts';
import { lookAt } from '../support/looked-at.ts';
import { savedFile } from '../support/saved-file.ts';

/** Makes a set and puts the keys into it, the first as current. */
async function makeSet(page: Page, name: string, keys: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Key sets' }).click();
  await page.getByRole('button', { name: 'New key set…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  for (const key of keys) {
    await page.getByLabel('Add a key').selectOption({ label: key });
    await page.getByRole('button', { name: /^Add as/ }).click();
    await expect(page.getByRole('row', { name: new RegExp(key) })).toBeVisible();
  }
}

/** Removes a key behind the page’s back, on the command line. */
function removeKey(home: string, name: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli/assay.js', 'keys', 'remove', name], {
    env: { ...process.env, ASSAY_HOME: home, ASSAY_KEYRING: 'off' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the key “${name}” was not removed: ${stderr}`);
}

const row = (page: Page, key: string) => page.getByRole('row', { name: new RegExp(key) });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a key set is published, rotated and taken back, ${colorScheme}`, async ({ launch, home }, info) => {
    test.slow();
    const app = await launch({ colorScheme, viewport: { width: 1280, height: 800 } });
    const { page } = app;
    const look = lookAt(page, info);

    await page.getByRole('link', { name: 'Key sets' }).click();
    await look('no key set');
    for (const name of ['January', 'February']) await generateKey(page, name);
    await makeSet(page, 'Billing', ['January', 'February']);
    await expect(row(page, 'January')).toContainText('Current');
    await expect(row(page, 'February')).toContainText('Next');
    await look('a key set');

    const address = (await page.getByText(/^http:\/\/127\.0\.0\.1:\d+\/billing\/jwks\.json$/).textContent()) ?? '';
    await expect(fetch(address)).rejects.toThrow();
    await page.getByRole('button', { name: 'Serve' }).click();
    await expect(page.getByText('Served: it answers at its address.')).toBeVisible();
    const published = async (): Promise<number> => (await (await fetch(address)).json()).keys.length;
    expect(await published()).toBe(2);
    const file = JSON.parse(await savedFile(app, home, () => page.getByRole('button', { name: 'Save as file' }).click()));
    expect(file).toEqual(await (await fetch(address)).json());
    expect(file.keys.map(({ kty, d }: Record<string, unknown>) => [kty, d])).toEqual([
      ['EC', undefined],
      ['EC', undefined],
    ]);

    await page.getByRole('button', { name: 'Promote February' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('“February” becomes the current ES256 key');
    await expect(dialog).toContainText('“January” signs no more and stays published for 1 day');
    await look('a promotion');
    await dialog.getByLabel(/^Overlap/).selectOption({ label: 'None: leaves the set at once' });
    await expect(dialog).toContainText('“January” signs no more and leaves the set at once');
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await expect(row(page, 'February')).toContainText('Current');
    await expect(row(page, 'January')).toContainText('Retired');
    expect(await published()).toBe(1);
    await look('after a promotion');

    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(row(page, 'January')).toContainText('Current');
    expect(await published()).toBe(2);

    await page.getByRole('link', { name: 'January', exact: true }).click();
    await expect(page.getByText('Billing, current for ES256')).toBeVisible();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(dialog).toContainText('It is the current ES256 key of the key set “Billing”');
    await look('deleting a published key');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('link', { name: 'Key sets' }).click();

    await page.getByRole('button', { name: 'Stop serving' }).click();
    await expect(page.getByText('Not served: nothing answers at its address.')).toBeVisible();
    await expect(fetch(address)).rejects.toThrow();
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a key set says which keys cannot join, and that none of its keys signs, ${colorScheme}`, async ({ launch, home }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width: 1280, height: 800 } });
    const look = lookAt(page, info);
    await generateKey(page, 'Server', /^RS256/);
    await generateKey(page, 'Shared', /^HS256/);
    const { material, name, submit } = await openImport(page);
    await material.fill(publicPem(samples.p256));
    await name.fill('Half');
    await submit.click();
    await expect(page.getByRole('heading', { name: 'Half' })).toBeVisible();

    await makeSet(page, 'Public', []);
    const choice = page.getByLabel('Add a key');
    await expect(choice.getByRole('option', { name: 'Shared (a shared secret)' })).toBeDisabled();
    await choice.selectOption({ label: 'Half' });
    await expect(page.getByText('Only the public half of “Half” is held here', { exact: false })).toBeVisible();
    await look('a public key about to be added');
    await page.getByRole('button', { name: 'Add to publish it only' }).click();
    await expect(row(page, 'Half')).toContainText('Published');
    await expect(choice.getByRole('option', { name: 'Half (in the set already)' })).toBeDisabled();
    const gap = page.getByText('The key set “Public” has only keys of which the public half alone is held', { exact: false });
    await expect(gap).toBeVisible();

    await choice.selectOption({ label: 'Server' });
    const algorithm = page.getByLabel('Algorithm', { exact: true });
    await expect(algorithm).toHaveValue('RS256');
    await expect(algorithm.getByRole('option', { name: /^ES256/ })).toHaveCount(0);
    removeKey(home, 'Server');
    await page.getByRole('button', { name: 'Add as current' }).click();
    await expect(choice).toHaveAccessibleDescription(/There is no key/);
    await look('a refusal beside the choice');

    await page.getByRole('link', { name: 'Clients' }).click();
    await page
      .getByRole('button', { name: /^(New|Add a client|New client)/ })
      .first()
      .click();
    await page.getByRole('combobox', { name: 'Key', exact: true }).selectOption({ label: 'Key set Public: its current key' });
    await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toHaveAccessibleDescription(
      /nothing can sign with it\. Add a key/,
    );
    await look('a client whose key set signs nothing');
  });
}

test('a rotation is done by keyboard alone, and a client that names the set signs with the new key', async ({ window: page }) => {
  for (const name of ['January', 'February']) await generateKey(page, name);
  const februaryKid = await page.getByRole('textbox', { name: 'kid' }).inputValue();
  await makeSet(page, 'Billing', ['January', 'February']);

  await page.getByRole('link', { name: 'Clients' }).click();
  await page
    .getByRole('button', { name: /^(New|Add a client|New client)/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Biller');
  await page.getByRole('textbox', { name: /^client_id/i }).fill('biller');
  await page.getByRole('textbox', { name: /^Issuer/ }).fill('https://as.example');
  await page.getByRole('textbox', { name: /^Token endpoint/ }).fill('https://as.example/token');
  await page.getByRole('combobox', { name: 'Key', exact: true }).selectOption({ label: 'Key set Billing: its current key' });
  await page.getByRole('button', { name: 'Create client' }).click();

  await page.getByRole('link', { name: 'Key sets' }).click();
  await page.getByRole('button', { name: 'Promote February' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/^Overlap for/)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row(page, 'February')).toContainText('Current');
  await expect(page.getByRole('heading', { name: 'Keys', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'More for January' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(row(page, 'January')).toContainText('left the set');

  await page.getByRole('link', { name: 'Workbench' }).click();
  await page.getByRole('button', { name: /^Sign/ }).first().click();
  await expect(page.getByText('Key set Billing, now February')).toBeVisible();
  const header = page.getByRole('region', { name: /Signed|JWT/ });
  await expect(header).toContainText(februaryKid);
});
