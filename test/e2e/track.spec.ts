import { expect, test } from '../support/app.ts';
import { savedFile } from '../support/saved-file.ts';
import { call, chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

test('the first start runs all four steps on the playground and ends with the API’s answer, which can be saved', async ({ app, home }) => {
  const window = app.page;
  await startTour(window);
  await expect(window.getByText('The access token was accepted.')).toBeVisible();
  await expect(step(window, 'Assertion')).toContainText('ES256');
  await expect(step(window, 'Token request')).toContainText('200');
  await expect(step(window, 'Tokens')).toContainText('access token, at+jwt');
  const body = await savedFile(app, home, () => window.getByRole('button', { name: 'Save body as received' }).click());
  expect(JSON.parse(body)).toHaveProperty('message', 'The access token was accepted.');
});

for (const method of ['private_key_jwt', 'client_secret_jwt', 'client_secret_basic']) {
  test(`the whole track with ${method}, step by step`, async ({ window }) => {
    await startTour(window);
    await chooseClient(window, `Playground: ${method}`);
    if (method !== 'client_secret_basic') {
      await step(window, 'Assertion').click();
      await window.getByRole('button', { name: /^Sign (assertion|again)/ }).click();
      await expect(window.getByText('Signature verified')).toBeVisible();
    }
    await requestToken(window);
    await expect(step(window, 'Token request')).toContainText('200');
    await expect(window.getByText('"access_token"').first()).toBeVisible();
    await step(window, 'Tokens').click();
    await window
      .getByRole('button', { name: /^access token/ })
      .first()
      .click();
    await expect(window.getByText(/^Access token$/)).toBeVisible();
    await expect(window.getByText('Signature verified')).toBeVisible();
    await call(window);
    await expect(step(window, 'Call')).toContainText('200');
    await expect(window.getByText('The access token was accepted.')).toBeVisible();
  });
}

test('a refresh token is obtained, used and replaced by the next', async ({ window }) => {
  await startTour(window);
  await chooseClient(window, 'Playground: refresh token');
  await requestToken(window);
  await expect(step(window, 'Token request')).toContainText('200');
  await step(window, 'Tokens').click();
  await expect(window.getByRole('button', { name: /^refresh token/ })).toHaveCount(1);
  await window
    .getByRole('button', { name: /^Refresh/ })
    .first()
    .click();
  await expect(window.getByText(/replaced/).first()).toBeVisible();
  await expect(window.getByRole('button', { name: /^access token/ })).toHaveCount(2);
});

test('a refusal is shown with its code, its meaning and where it is defined', async ({ window }) => {
  await startTour(window);
  await step(window, 'Assertion').click();
  const audience = window.getByRole('group', { name: 'Claims' }).or(window.getByRole('main')).getByRole('textbox', { name: /aud/ }).first();
  await audience.fill('https://another.example');
  await requestToken(window);
  await expect(step(window, 'Token request')).toContainText('401');
  await expect(window.getByText('invalid_client').first()).toBeVisible();
  await expect(window.getByText('RFC 6749 5.2').first()).toBeVisible();
});
