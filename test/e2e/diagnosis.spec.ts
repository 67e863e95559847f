import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/app.ts';
import { inMainProcess } from '../support/main-process.ts';
import { startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`a refused request is explained, and its cause is mended and sent again by one press, ${colorScheme}`, async ({ launch }, info) => {
    const { page, electron } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await step(page, 'Assertion').click();
    const issuer = page.getByRole('textbox', { name: 'iss', exact: true });
    await issuer.fill('someone-else');
    await page.getByRole('textbox', { name: 'exp', exact: true }).fill('{{now-3600}}');
    await page.getByRole('button', { name: 'Sign and request token' }).click();

    await expect(step(page, 'Token request')).toContainText('401');
    const causes = page.getByRole('list', { name: 'Causes' }).getByRole('listitem');
    await expect(causes.first()).toContainText('“iss” is “someone-else”');
    await expect(causes.first()).toContainText('This is the cause');
    await expect(step(page, 'Token request')).toContainText('invalid_client: iss or sub');
    await expect(causes.nth(1)).toContainText('Wrong, but not what the server complained about');
    const eye = page.getByRole('region', { name: 'With the server’s eyes' });
    await expect(eye.getByRole('button', { name: 'subject failed, the first that failed' })).toBeVisible();
    await eye.getByRole('button', { name: /^signature/ }).click();
    await expect(eye.getByText('Does the signature match?')).toBeVisible();
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await expect(page.getByRole('button', { name: 'Ask the server' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Copy a summary for its operator' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const summary = await inMainProcess(
      async () => electron?.evaluate(({ clipboard }) => clipboard.readText()) ?? page.evaluate(() => navigator.clipboard.readText()),
    );
    expect(summary).toContain('A token request was refused.');
    expect(summary).not.toMatch(/eyJ/);
    await page.screenshot({ path: info.outputPath('refused.png') });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)).toEqual([]);

    // The second fault is not what the server complained about yet; mending the first brings it to light.
    await causes.nth(1).getByRole('button', { name: 'Fix it' }).click();
    await causes.first().getByRole('button', { name: 'Fix and send again' }).click();
    await expect(step(page, 'Token request')).toContainText('200');
    await expect(page.getByText('"access_token"').first()).toBeVisible();
    await step(page, 'Assertion').click();
    await expect(issuer).toHaveValue('{{client_id}}');
  });
}
