import { expect, test } from '../support/app.ts';
import { chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`a call is judged before it is sent, and credentials that are typed for it stay masked, ${colorScheme}`, async ({
    launch,
  }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await chooseClient(page, 'Playground: refresh token');
    await requestToken(page);
    await expect(step(page, 'Token request')).toContainText('200');

    await step(page, 'Call').click();
    const token = page.getByRole('combobox', { name: 'token', exact: true });
    await token.selectOption(await token.getByRole('option', { name: /^ID token/ }).getAttribute('value'));
    const found = page.getByText(/^An ID token is sent to the API\./);
    await expect(found).toBeVisible();
    await expect(step(page, 'Call')).toContainText('1 error');
    await page.screenshot({ path: info.outputPath('id-token.png') });
    await page.getByRole('button', { name: /Findings$/ }).click();
    const list = page.getByRole('list', { name: 'Findings' });
    await expect(list.getByRole('listitem')).not.toHaveCount(0);
    await list.getByRole('button', { name: 'Send the access token' }).click();
    await expect(found).toHaveCount(0);
    await expect(token.locator('option:checked')).toHaveText(/^access token/);

    await token.selectOption('No token');
    await expect(page.getByText('Sent without Authorization, to see what the resource asks for.')).toBeVisible();
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.keyboard.type('authorization');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bearer canary-typed-by-hand');
    await expect(page.getByText('Sent with your own Authorization header.')).toBeVisible();
    await token.focus();
    const preview = page.getByRole('figure', { name: 'Call as it will be sent' });
    await expect(preview).toContainText('authorization: Bearer token');
    await expect(preview).not.toContainText('canary');
    await page.screenshot({ path: info.outputPath('typed.png') });
    await page.getByRole('button', { name: 'Show what was typed' }).click();
    await expect(preview).toContainText('Bearer canary-typed-by-hand');
    await page.getByRole('button', { name: /^Call/ }).click();
    await expect(step(page, 'Call')).toContainText('401');
    await expect(page.getByRole('region', { name: 'Findings', exact: true })).toHaveCount(0);
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByRole('radio', { name: 'Request' }).check();
    await expect(answer.getByRole('figure', { name: 'Request as sent' })).toContainText('authorization: Bearer token');
    await expect(answer).not.toContainText('canary');
    await page.screenshot({ path: info.outputPath('sent.png') });
  });
}
