import { expect, type Page, type TestInfo } from '@playwright/test';
import { accessibilityViolations } from './accessibility.ts';

/** Takes pictures of a page, numbered in their order, and fails where axe finds something inaccessible in one. */
export function lookAt(page: Page, info: TestInfo): (name: string) => Promise<void> {
  let count = 0;
  return async (name) => {
    count += 1;
    await page.screenshot({ path: info.outputPath(`${String(count).padStart(2, '0')} ${name}.png`), animations: 'disabled' });
    expect((await accessibilityViolations(page)).map((violation) => `${name}: ${violation}`)).toEqual([]);
  };
}
