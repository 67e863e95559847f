import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { step } from '../support/workbench-page.ts';

/** Presses Tab until what has the focus fits; says where the focus went when it does not. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? (element?.textContent || element?.getAttribute('name')) ?? '';
    });
    if (name.test(focused.trim())) return;
    passed.push(focused.trim().slice(0, 40));
  }
  throw new Error(`Tab does not lead to ${name}; it passed ${passed.join(' | ')}`);
}

test('the whole track by keyboard alone', async ({ window }) => {
  await expect(window.getByRole('button', { name: /Start the playground/ })).toBeVisible();
  await tabTo(window, /^Start the playground/);
  await window.keyboard.press('Enter');
  await expect(step(window, 'Call')).toContainText('200', { timeout: 20_000 });

  await tabTo(window, /^4\s*Call|^4Call/);
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowLeft');
  await expect(step(window, 'Assertion')).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Control+Enter');
  await expect(step(window, 'Assertion')).toContainText(/signed [0-3] s ago|signed now/);

  await window.keyboard.press('ArrowRight');
  await expect(step(window, 'Token request')).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Control+Enter');
  await expect(step(window, 'Token request')).toContainText('200');

  await window.keyboard.press('ArrowRight');
  await tabTo(window, /^access token/);
  await window.keyboard.press('Enter');
  await expect(window.getByText('Signature verified')).toBeVisible();

  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: /^access token/ })).toHaveCount(3);
});
