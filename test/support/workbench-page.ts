import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does on the workbench, in the words of the page. */

/** Starts the playground from the first screen, which runs all four steps with its first client. */
export async function startTour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the playground and run all four steps' }).click();
  await expect(step(page, 'Call')).toContainText('200', { timeout: 20_000 });
}

/** A card of the track. */
export function step(page: Page, title: 'Assertion' | 'Token request' | 'Tokens' | 'Call'): Locator {
  return page.getByRole('tab', { name: new RegExp(title) });
}

/** Puts a client on the workbench. */
export async function chooseClient(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Client: / }).click();
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await expect(page.getByRole('button', { name: `Client: ${name}` })).toBeVisible();
}

/** Sends the token request from its step, signing afresh where the method signs. */
export async function requestToken(page: Page): Promise<void> {
  await step(page, 'Token request').click();
  await page.getByRole('button', { name: /^(Sign and request token|Sign again and send|Request token|Send again)/ }).click();
}

/** Calls the protected resource with the newest token. */
export async function call(page: Page): Promise<void> {
  await step(page, 'Call').click();
  await page.getByRole('button', { name: /^Call/ }).click();
}
