import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { unsignedToken } from '../support/tokens.ts';

/** 2026-01-01 00:00:00 UTC, in seconds. */
const begun = 1_767_225_600;

test('tokens are judged now, at their own dates, and at any time that is pasted, and everything says so', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('link', { name: 'Inspector' }).click();
  const token = unsignedToken({ alg: 'ES256' }, { iss: 'acme', iat: begun, nbf: begun + 10, exp: begun + 300 });
  await page.getByRole('textbox', { name: 'Token' }).fill(`one ${token} and ${unsignedToken({ alg: 'ES256' }, { sub: 'other' })}`);
  const opened = page.getByRole('region', { name: 'Opened' });
  const ends = opened.getByRole('row', { name: /^exp/ });
  const clock = page.getByRole('button', { name: /^Clock/ });
  await expect(opened.getByText(/^expired .* ago$/)).toBeVisible();
  await expect(page.getByRole('option', { name: /acme/ })).toContainText('expired');

  await opened.getByRole('button', { name: 'As of now' }).click();
  await page.getByRole('menuitem', { name: 'When it was issued (iat): 2026-01-01 00:00:00 UTC' }).click();
  await expect(opened.getByText('Judged as of 2026-01-01 00:00:00 UTC')).toBeVisible();
  await expect(opened.getByText('not valid yet, begins in 10 s')).toBeVisible();
  await expect(ends).toContainText('in 5 min (2026-01-01 00:05:00 UTC)');
  await expect(page.getByRole('option', { name: /acme/ })).toContainText('not valid yet, begins in 10 s');
  await expect(clock).toHaveAccessibleName(/tokens judged as of 2026-01-01 00:00:00 UTC/);
  expect(await accessibilityViolations(page)).toEqual([]);

  await opened.getByRole('button', { name: /^As of 2026/ }).click();
  await page.getByRole('menuitem', { name: /When it ends/ }).click();
  await expect(opened.getByText('expired now')).toBeVisible();

  await opened.getByRole('button', { name: /^As of 2026/ }).click();
  await page.getByRole('menuitem', { name: 'Another time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Judge tokens at another time' });
  const time = dialog.getByRole('textbox', { name: 'Time' });
  await time.fill('yesterday');
  await dialog.getByRole('button', { name: 'Judge at this time' }).click();
  await expect(time).toHaveAccessibleDescription(/This is no time; write it as/);
  await time.fill('Date: Thu, 01 Jan 2026 00:04:12 GMT');
  await expect(time).toHaveAccessibleDescription(/2026-01-01 00:04:12 UTC/);
  await time.press('Enter');
  await expect(opened.getByText('expires in 48 s')).toBeVisible();
  await expect(page.getByRole('option', { name: /acme/ })).toContainText('expires in 48 s');

  await opened.getByRole('button', { name: /^As of 2026/ }).click();
  await page.getByRole('menuitem', { name: 'Another time…' }).click();
  await time.fill(String((begun + 60) * 1000));
  await time.press('Enter');
  await expect(opened.getByText('expires in 4 min')).toBeVisible();

  await opened.getByText('Verify with other keys').click();
  await opened.getByRole('button', { name: 'Verify', exact: true }).click();
  const beside = opened.getByRole('region', { name: 'Checked beside the signature' });
  await expect(beside).toContainText('It ends in 4 min');

  await clock.click();
  await page.getByRole('menuitem', { name: /Judge tokens by this clock/ }).click();
  await expect(beside).toContainText('It ended');
  await opened.getByRole('tab', { name: 'Token' }).click();
  await expect(opened.getByText(/^expired .* ago$/)).toBeVisible();
  await expect(opened.getByText('Judged as of')).toBeHidden();
});
