import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`digits typed into a date are a number, and keys undo edits wherever the focus is, ${colorScheme}`, async ({ launch }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await step(page, 'Assertion').click();
    const claim = (name: string) => page.getByRole('textbox', { name, exact: true });
    const row = page.getByRole('group', { name: 'exp', exact: true });
    const form = page.getByRole('radiogroup', { name: 'Form of the assertion' });

    await claim('exp').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('1795258075000');
    await expect(claim('exp')).toBeFocused();
    await expect(row.getByText(/looks like milliseconds/)).toBeVisible();
    await expect(row.getByRole('button', { name: 'Make exp text' })).toHaveText('number');
    await page.screenshot({ path: info.outputPath('number.png') });
    await row.getByRole('button', { name: 'Make exp text' }).click();
    await expect(row.getByText(/“exp” is the string/)).toBeVisible();
    await expect(row.getByRole('button', { name: 'Make exp a number' })).toHaveText('text');
    await page.screenshot({ path: info.outputPath('text.png') });
    await claim('exp').press('End');
    await page.keyboard.type('1');
    await expect(row.getByRole('button', { name: 'Make exp a number' })).toBeVisible();

    // What is typed is undone in its field first; after a fix the keys take the fix back, though the focus is in a field.
    await claim('sub').fill('someone-else');
    await page.getByRole('button', { name: 'Set “sub” to the client_id' }).click();
    await expect(claim('sub')).toBeFocused();
    await expect(claim('sub')).toHaveValue('{{client_id}}');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(claim('sub')).toHaveValue('someone-else');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(claim('sub')).toHaveValue('{{client_id}}');
    await page.keyboard.press('End');
    await page.keyboard.type('abc');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(claim('sub')).toHaveValue('{{client_id}}');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(claim('sub')).toHaveValue('someone-else');
    const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
    await expect(undo).toHaveAttribute('title', /^Undo \(/);
    await expect(undo).toHaveAttribute('aria-keyshortcuts', /\+z$/);

    await claim('iss').fill('nobody');
    await form.getByRole('radio', { name: 'JSON' }).check();
    const lines = await page
      .getByRole('group', { name: 'Claims' })
      .getByText(/^line \d+$/)
      .allTextContents();
    expect(lines.length).toBeGreaterThan(1);
    expect(lines).toEqual(lines.toSorted((one, other) => Number(one.slice(5)) - Number(other.slice(5))));
    await page.screenshot({ path: info.outputPath('json.png') });
  });
}
