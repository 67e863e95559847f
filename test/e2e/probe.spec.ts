import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`a refused request is probed: the plan, the answers, and the change that is offered and taken, ${colorScheme}`, async ({
    launch,
  }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await step(page, 'Assertion').click();
    const audience = page.getByRole('textbox', { name: 'aud', exact: true });
    await audience.fill('https://as.example');
    await page.getByRole('button', { name: 'Sign and request token' }).click();
    await expect(step(page, 'Token request')).toContainText('401');

    await page.getByRole('button', { name: 'Probe…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask the server what it wants' });
    await expect(dialog.getByText(/At most \d+ requests go to http:\/\/127\.0\.0\.1:\d+\/token and nowhere else/)).toBeVisible();
    const requests = dialog.getByRole('list', { name: 'Requests' }).getByRole('listitem');
    await expect(requests.first()).toContainText('Set aud to http://127.0.0.1');
    await page.waitForTimeout(250);
    await page.screenshot({ path: info.outputPath('plan.png') });
    const found = await accessibilityViolations(page);

    await dialog.getByRole('combobox', { name: 'How fast' }).selectOption('1 every 2 seconds');
    await dialog.getByRole('button', { name: 'Send these requests' }).click();
    await expect(requests.first()).toContainText('As it isrefused 401 invalid_client');
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect(dialog.getByText('The probe was stopped.')).toBeVisible();

    await dialog.getByRole('button', { name: 'Probe again' }).click();
    await expect(dialog.getByText(/This server takes the issuer as audience\. That one change suffices/)).toBeVisible();
    await expect(requests.nth(3)).toContainText('Confirm: Set aud to');
    await page.waitForTimeout(250);
    await page.screenshot({ path: info.outputPath('found.png') });
    expect([...found, ...(await accessibilityViolations(page))]).toEqual([]);

    await dialog.getByRole('button', { name: 'Change it and send' }).click();
    await expect(dialog).toBeHidden();
    await expect(step(page, 'Token request')).toContainText('200');
    await step(page, 'Assertion').click();
    await expect(audience).toHaveValue('{{issuer}}');
  });
}
