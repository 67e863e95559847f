import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { savedFile } from '../support/saved-file.ts';
import { compactJwe, compactJws } from '../support/scanned-tokens.ts';

/** A log with a token in each of many lines, and one that comes twice. */
function logText(tokens: number): string {
  const lines = Array.from({ length: tokens }, (_, index) => {
    const claims = {
      iss: index % 3 === 0 ? 'https://login.example' : 'https://as.example/a-tenant-with-a-long-name',
      sub: `user-${String(index).padStart(5, '0')}`,
      client_id: `app-${index % 7}`,
      scope: index % 2 === 0 ? 'read' : 'write',
      iat: 1_767_225_600 + index,
      exp: 1_767_229_200 + index,
    };
    return `2026-01-01T00:00:00Z GET /orders Authorization: Bearer ${compactJws(claims, { typ: 'at+jwt', kid: `2026-0${index % 3}` })}`;
  });
  return [...lines, lines[0], `id_token=${compactJwe({ kid: 'enc-1' })}`].join('\n');
}

async function openFile(page: Page, home: string, text: string): Promise<void> {
  const path = join(home, 'gateway.log');
  await writeFile(path, text);
  await page.getByRole('link', { name: 'Scan' }).click();
  await page.getByLabel('File to scan').setInputFiles(path);
}

test('a file is scanned; its tokens are sorted, filtered, grouped and opened', async ({ window, home }) => {
  await openFile(window, home, logText(3000));
  await expect(window.getByText(/^3001 distinct tokens, found 3002 times in /)).toBeVisible();
  const grid = window.getByRole('grid', { name: 'Tokens found' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3002');
  await expect(grid.getByRole('row').nth(1)).toContainText('user-00000');

  await window.getByRole('button', { name: 'Expires (UTC)' }).click();
  await window.getByRole('button', { name: 'Expires (UTC)' }).click();
  await expect(grid.getByRole('row').nth(1)).toContainText('user-02999');

  const filter = window.getByRole('textbox', { name: 'Filter' });
  await filter.fill('sub = user-00007 or');
  await expect(window.getByText('At character 20: A comparison is missing here.')).toBeVisible();
  await filter.fill('sub = user-00007 or kid = enc-1');
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await expect(window.getByText('2 tokens shown.')).toBeVisible();
  await grid.getByRole('row').nth(1).click();
  await expect(window.getByRole('heading', { name: 'Line 8' })).toBeVisible();
  await expect(window.getByText('user-00007').last()).toBeVisible();
  await window.getByRole('button', { name: 'Inspect' }).click();
  await expect(window.getByRole('tab', { name: 'Findings' })).toBeVisible();
  await expect(window.getByRole('treegrid', { name: 'Claims' })).toContainText('user-00007');
  await window.getByRole('link', { name: 'Scan' }).click();
  await window.getByRole('button', { name: 'Close the token' }).click();
  await expect(window.getByRole('heading', { name: 'Line 8' })).toBeHidden();

  await filter.fill('');
  await window.getByRole('combobox', { name: 'Group by' }).fill('claims.scope');
  await window.getByRole('button', { name: 'write' }).click();
  await expect(filter).toHaveValue('claims.scope = "write"');
  await expect(grid).toHaveAttribute('aria-rowcount', '1501');

  // None of the signatures has the length that its algorithm wants.
  await filter.fill('sub <= user-00009');
  await window.getByRole('combobox', { name: 'Group by' }).fill('finding');
  await expect(window.getByRole('row', { name: /^ALG-12 \S.* 10 11$/ })).toBeVisible();
  await window.getByRole('button', { name: /^ALG-12/ }).click();
  await expect(filter).toHaveValue('sub <= user-00009 and finding = "ALG-12"');
  await expect(grid).toHaveAttribute('aria-rowcount', '11');
});

test('the table is worked by keyboard, to its last row', async ({ window, home }) => {
  await openFile(window, home, logText(3000));
  const grid = window.getByRole('grid', { name: 'Tokens found' });
  await grid.focus();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('heading', { name: 'Line 1', exact: true })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('heading', { name: 'Line 2', exact: true })).toBeVisible();
  await window.keyboard.press('End');
  await expect(window.getByRole('heading', { name: 'Line 3002' })).toBeVisible();
  await expect(grid.getByRole('row', { selected: true })).toContainText('encrypted token');
  await expect(grid.getByRole('row', { selected: true })).toBeInViewport();
});

test('what is shown is exported', async ({ app, home }) => {
  const { page } = app;
  await openFile(page, home, logText(50));
  await page.getByRole('textbox', { name: 'Filter' }).fill('sub <= user-00001');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
  const csv = await savedFile(app, home, async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
  });
  expect(csv.split('\r\n').map((line) => line.split(',')[2])).toEqual(['sub', 'user-00000', 'user-00001', undefined]);
  const lines = await savedFile(app, home, async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'As NDJSON' }).click();
  });
  const rows = lines.trimEnd().split('\n');
  expect(rows.map((row) => JSON.parse(row))).toMatchObject([
    { sub: 'user-00000', kid: '2026-00', alg: 'ES256', count: 2, line: 1 },
    { sub: 'user-00001', kid: '2026-01', count: 1, line: 2 },
  ]);
});

test('a large file is scanned with progress, and stopped', async ({ window, home }) => {
  const block = `${'an ordinary line of a log, with nothing in it\n'.repeat(20_000)}${compactJws({ sub: 'first' })}\n`;
  await openFile(window, home, block.repeat(300));
  await expect(window.getByRole('progressbar', { name: 'Bytes looked at' })).toBeVisible();
  await expect(window.getByText(/ of 276 MB at .* a second\. 1 distinct token, found/)).toBeVisible();
  await window.getByRole('button', { name: 'Stop' }).click();
  await expect(window.getByText(/Stopped at /)).toBeVisible();
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility violation, ${colorScheme}`, async ({ launch, home }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width: 1280, height: 800 } });
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      await page.waitForTimeout(250);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      found.push(...(await accessibilityViolations(page)).map((violation) => `${name}: ${violation}`));
    };
    await page.getByRole('link', { name: 'Scan' }).click();
    await look('empty');
    await openFile(page, home, logText(3000));
    await page.getByRole('row', { name: /user-00002/ }).click();
    await look('opened');
    await page.getByRole('textbox', { name: 'Filter' }).fill('sub = ');
    await look('faulty filter');
    await page.getByRole('textbox', { name: 'Filter' }).fill('');
    await page.getByRole('combobox', { name: 'Group by' }).fill('iss');
    await expect(page.getByRole('button', { name: 'https://login.example' })).toBeVisible();
    await look('groups');
    expect(found).toEqual([]);
  });
}

test('a file without a token in one piece leads to the inspector, which joins what is broken over lines', async ({ window, home }) => {
  const [token] = logText(1).split('Bearer ').slice(1, 2);
  const wrapped =
    (token ?? '')
      .split('\n')[0]
      ?.match(/.{1,20}/g)
      ?.join('\n') ?? '';
  await openFile(window, home, wrapped);
  await expect(window.getByRole('heading', { name: 'No token was found' })).toBeVisible();
  await window.getByRole('button', { name: 'Open in the Inspector' }).click();
  await expect(window.getByRole('treegrid', { name: 'Claims' })).toContainText('user-00000');
});
