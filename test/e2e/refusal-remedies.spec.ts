import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { lookAt } from '../support/looked-at.ts';
import { call, chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

const registered = 'Playground: private_key_jwt';
const refreshing = 'Playground: refresh token';

function causes(page: Page): Locator {
  return page.getByRole('list', { name: 'Causes' }).getByRole('listitem');
}

async function fixAndSend(page: Page): Promise<void> {
  await causes(page).first().getByRole('button', { name: 'Fix and send again' }).click();
}

/** Opens a client's registration, in which something is changed and saved. */
async function editClient(page: Page, name: string, change: () => Promise<unknown>): Promise<void> {
  await page.getByRole('link', { name: 'Clients' }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(name) })
    .click();
  await change();
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(`“${name}” was saved.`)).toBeVisible();
}

test('a registration with the wrong key is mended from the refusal, and the request is sent again', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  const look = lookAt(page, info);
  await startTour(page);
  await step(page, 'Assertion').click();
  const kid = page.getByRole('textbox', { name: 'kid', exact: true });
  const right = await kid.inputValue();

  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page.getByRole('button', { name: /^Generate/ }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('another');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await editClient(page, registered, () =>
    page.getByRole('combobox', { name: 'Key', exact: true }).selectOption({ label: 'another (P-256, 256 bits)' }),
  );

  await page.getByRole('link', { name: 'Workbench' }).click();
  await step(page, 'Assertion').click();
  await kid.fill(right);
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('401');
  await expect(causes(page).first()).toContainText(`“kid” is “${right}”, the name of the key “Playground: ES256”, and “another” signs.`);
  await look('registration');
  await fixAndSend(page);
  await expect(step(page, 'Token request')).toContainText('200');
  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toContainText('Playground: ES256');
});

test('a refused refresh is mended in what the registration proposes, and where the token is dead, by another', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  const look = lookAt(page, info);
  await startTour(page);
  await chooseClient(page, refreshing);
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('200');
  await editClient(page, refreshing, async () => {
    await page.getByRole('radio', { name: 'Other value' }).click();
    await page.getByRole('textbox', { name: 'Audience (aud)' }).fill('https://as.example');
  });

  await page.getByRole('link', { name: 'Workbench' }).click();
  await step(page, 'Tokens').click();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(causes(page).first()).toContainText('“aud” is “https://as.example”');
  await look('refresh');
  await fixAndSend(page);
  await expect(page.getByText('"access_token"').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^access token/ })).toHaveCount(2);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText(/^Running on port/)).toBeVisible();
  await page.getByRole('link', { name: 'Workbench' }).click();
  await step(page, 'Tokens').click();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(causes(page).first()).toContainText('The server does not take this refresh token');
  await look('dead');
  await fixAndSend(page);
  await expect(page.getByRole('button', { name: /^access token/ })).toHaveCount(3);
});

test('a refused call is mended by the token that goes with it, and called again', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  const look = lookAt(page, info);
  await startTour(page);
  await chooseClient(page, refreshing);
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('200');
  await step(page, 'Call').click();
  const token = page.getByRole('combobox', { name: 'token' });

  await token.selectOption('No token');
  await call(page);
  await expect(step(page, 'Call')).toContainText('401');
  await expect(causes(page).first()).toContainText('No token was sent with the call.');
  await look('no token');
  await fixAndSend(page);
  await expect(step(page, 'Call')).toContainText('200');
  await expect(token).toHaveValue('newest');

  const identity = await token.locator('option', { hasText: /^ID token/ }).getAttribute('value');
  await token.selectOption(identity);
  await call(page);
  await expect(step(page, 'Call')).toContainText('401');
  await expect(causes(page).first()).toContainText('The ID token was sent; an API takes the access token.');
  await look('ID token');
  await fixAndSend(page);
  await expect(step(page, 'Call')).toContainText('200');
  await step(page, 'Tokens').click();
  await expect(page.getByRole('button', { name: /^access token/ })).toHaveCount(1);

  await step(page, 'Call').click();
  await page.getByRole('combobox', { name: 'method' }).fill('POST');
  await call(page);
  await expect(step(page, 'Call')).toContainText('403');
  await expect(causes(page).first()).toContainText('too small for this call');
  await fixAndSend(page);
  await expect(step(page, 'Call')).toContainText('201');
});
