import { expect, type Page } from '@playwright/test';

/** Makes a key under Keys and leaves it open there. */
export async function generateKey(page: Page, name: string, algorithm?: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page.getByRole('button', { name: 'Generate…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  if (algorithm !== undefined) {
    const option = dialog.getByRole('option', { name: algorithm });
    await dialog.getByLabel('Algorithm').selectOption((await option.getAttribute('value')) ?? '');
  }
  await dialog.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}
