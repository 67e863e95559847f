import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`what a run brings takes the findings’ place, and a run that could not be is not taken for the one before, ${colorScheme}`, async ({
    launch,
  }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await step(page, 'Assertion').click();
    const claim = (name: string) => page.getByRole('textbox', { name, exact: true });
    await claim('sub').fill('someone-else');
    await claim('exp').fill('{{now+7200}}');
    await page.getByRole('button', { name: /Findings$/ }).click();
    await step(page, 'Token request').click();
    await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible();
    await page.getByRole('button', { name: /^Sign again and send/ }).click();
    await expect(page.getByRole('region', { name: 'Answer' }).getByText('401 invalid_client')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Findings' })).toHaveCount(0);

    // A fix is taken back alone, whatever was edited since; where that cannot be, it is said.
    await step(page, 'Assertion').click();
    await page.getByRole('button', { name: 'Set “sub” to the client_id' }).click();
    await claim('aud').fill('https://another.example');
    const messages = page.getByRole('region', { name: 'Messages' });
    await page.screenshot({ path: info.outputPath('message.png') });
    await messages.getByRole('button', { name: 'Undo' }).click();
    await expect(claim('sub')).toHaveValue('someone-else');
    await expect(claim('aud')).toHaveValue('https://another.example');
    await page.getByRole('button', { name: 'Set “sub” to the client_id' }).click();
    await page.getByRole('button', { name: 'Set “aud” to the issuer' }).click();
    await expect(messages.getByText(/^Done: /)).toHaveText('Done: Set “aud” to the issuer.');
    await claim('aud').fill('https://edited.example');
    await messages.getByRole('button', { name: 'Undo' }).click();
    await expect(messages.getByText('Nothing was undone: what the fix changed has been edited since.')).toBeVisible();
    await expect(claim('aud')).toHaveValue('https://edited.example');
    const [message, work] = await Promise.all([messages.boundingBox(), page.getByRole('tabpanel').boundingBox()]);
    expect(message === null || work === null ? null : message.y + message.height <= work.y).toBe(true);

    await claim('alg').fill('ES384');
    await step(page, 'Token request').click();
    await page.getByRole('button', { name: /^Sign again and send/ }).click();
    await expect(step(page, 'Assertion')).toHaveAttribute('aria-selected', 'true');
    const fault = page.getByRole('group', { name: 'alg', exact: true }).getByText(/ES384 needs an EC key on P-384/);
    await expect(fault).toBeVisible();
    await expect(page.getByText('Not signed')).toBeVisible();
    await page.screenshot({ path: info.outputPath('not-signed.png') });
    await expect(page.getByText('Signature verified')).toHaveCount(0);
    await step(page, 'Token request').click();
    await expect(page.getByText('Not sent')).toBeVisible();
    await page.screenshot({ path: info.outputPath('not-sent.png') });
    await expect(page.getByText('401 invalid_client')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show the answer before this' }).click();
    await expect(page.getByText('401 invalid_client')).toBeVisible();
    await expect(page.getByText('What is on the left has changed since this was sent.')).toBeVisible();
    await page.screenshot({ path: info.outputPath('stale.png') });
  });
}
