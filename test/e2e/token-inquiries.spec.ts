import { expect, test } from '../support/app.ts';
import { lookAt } from '../support/looked-at.ts';
import { chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

const name = 'Playground: refresh token';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`the server is asked about a token, refuses, is understood, and ends it, ${colorScheme}`, async ({ launch }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    const look = lookAt(page, info);
    await startTour(page);
    await chooseClient(page, name);
    await requestToken(page);
    await expect(step(page, 'Token request')).toContainText('200');
    await step(page, 'Tokens').click();
    const accessToken = page.getByRole('button', { name: /^access token/ });
    await accessToken.click();
    await page.getByRole('button', { name: 'Introspect', exact: true }).click();
    const answer = page.getByRole('region', { name: 'Answer to the introspection' });
    await expect(answer).toContainText('The token holds.');
    await expect(answer.getByRole('treegrid', { name: 'Claims' })).toContainText('demo-user');
    await look('active');
    await answer.getByRole('radio', { name: 'Request' }).click();
    await expect(answer).toContainText('client_assertion');
    await expect(answer).not.toContainText(/[^_]token=eyJ/);

    await page.getByRole('link', { name: 'Clients' }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(name) })
      .click();
    await page.getByRole('radio', { name: 'Other value' }).click();
    await page.getByRole('textbox', { name: 'Audience (aud)' }).fill('https://as.example');
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect(page.getByText(`“${name}” was saved.`)).toBeVisible();
    await page.getByRole('link', { name: 'Workbench' }).click();
    await step(page, 'Tokens').click();
    await accessToken.click();
    await page.getByRole('button', { name: 'Introspect', exact: true }).click();
    const cause = page.getByRole('list', { name: 'Causes' }).getByRole('listitem').first();
    await expect(cause).toContainText('“aud” is “https://as.example”');
    await look('refused');
    await cause.getByRole('button', { name: 'Fix and send again' }).click();
    await expect(answer).toContainText('The token holds.');

    await accessToken.click();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke this access token?' });
    await look('revoke');
    await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Answer to the revocation' })).toContainText('The token is revoked.');
    await expect(accessToken).toContainText('revoked');
    await look('revoked');

    await step(page, 'Call').click();
    await page.getByRole('button', { name: /^Call/ }).click();
    await expect(step(page, 'Call')).toContainText('401');
    await expect(cause).toContainText('The access token was revoked from here.');
    await cause.getByRole('button', { name: 'Fix and send again' }).click();
    await expect(step(page, 'Call')).toContainText('200');
  });
}
