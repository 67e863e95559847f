import { expect, test } from '../support/app.ts';
import { chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

test('a restart finds clients, keys, tokens and the unfinished draft again', async ({ launch }) => {
  const first = await launch();
  await startTour(first.page);
  await step(first.page, 'Token request').click();
  await first.page.getByRole('textbox', { name: 'scope' }).fill('payments:read something:unfinished');
  await first.page.getByRole('link', { name: 'Keys' }).click();
  await expect(first.page.getByRole('main')).toContainText('Playground: ES256');
  await first.close();

  const second = await launch();
  await expect(second.page.getByRole('button', { name: 'Client: Playground: private_key_jwt' })).toBeVisible();
  await step(second.page, 'Token request').click();
  await expect(second.page.getByRole('textbox', { name: 'scope' })).toHaveValue('payments:read something:unfinished');
  await step(second.page, 'Tokens').click();
  await second.page.getByRole('button', { name: /^access token/ }).click();
  await expect(second.page.getByText(/^Access token$/)).toBeVisible();
});

test('killing the process loses nothing that was kept', async ({ launch }) => {
  const first = await launch();
  await startTour(first.page);
  await chooseClient(first.page, 'Playground: refresh token');
  await requestToken(first.page);
  await expect(step(first.page, 'Token request')).toContainText('200');
  const gone = new Promise((resolve) => first.hostProcess.once('exit', resolve));
  first.hostProcess.kill('SIGKILL');
  await gone;

  const second = await launch();
  await chooseClient(second.page, 'Playground: refresh token');
  await step(second.page, 'Tokens').click();
  await expect(second.page.getByRole('button', { name: /^(access|refresh|ID) token/ })).toHaveCount(3);
});

test('two hosts share the same data at the same time', async ({ launch }) => {
  const [first, second] = [await launch(), await launch()];
  await startTour(first.page);
  await second.page.reload();
  await chooseClient(second.page, 'Playground: client_secret_basic');
  await requestToken(second.page);
  await expect(step(second.page, 'Token request')).toContainText('200');
  await chooseClient(first.page, 'Playground: client_secret_basic');
  await step(first.page, 'Tokens').click();
  await expect(first.page.getByRole('button', { name: /^access token/ })).toHaveCount(1);
});

test('without a keyring and a passphrase, the window says all the time that secrets last for this run only', async ({ launch }) => {
  const { page } = await launch({ environment: { ASSAY_PASSPHRASE: '' } });
  await startTour(page);
  await expect(page.getByText(/this run only/i).first()).toBeVisible();
  await page.getByRole('link', { name: 'Keys' }).click();
  await expect(page.getByText(/this run only/i).first()).toBeVisible();
});

test('a vault under a passphrase asks for it, and opens', async ({ launch }) => {
  const first = await launch();
  await startTour(first.page);
  await first.close();

  const { page } = await launch({ environment: { ASSAY_PASSPHRASE: '' } });
  await page.getByRole('button', { name: 'Vault: Locked' }).click();
  await page.getByRole('menuitem', { name: /^Unlock/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase').fill('wrong');
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await expect(dialog.getByText(/does not open the vault/)).toBeVisible();
  await dialog.getByLabel('Passphrase').fill('correct horse battery staple');
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('button', { name: 'Vault: Unlocked' })).toBeVisible();
});
