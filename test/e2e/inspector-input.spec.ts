import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { dropFiles } from '../support/dropped-files.ts';
import { pem, samples } from '../support/key-samples.ts';
import { compactJwe, compactJws } from '../support/scanned-tokens.ts';

const paseto = 'v4.public.eyJzdWIiOiJ4IiwiaWF0IjoxfQabcdefghijklmnopqrstuvwxyz0123456789';

const log = [
  `2026-01-01T00:00:00Z INFO curl -d 'client_assertion=${compactJws({ iss: 'acme', sub: 'acme', jti: '1' })}' https://as.example/token`,
  `2026-01-01T00:00:01Z INFO Authorization: Bearer ${compactJws({ client_id: 'acme', iss: 'https://as.example' }, { typ: 'at+jwt' })}`,
  `2026-01-01T00:00:02Z INFO callback https://app.example/#id_token=${compactJwe()}&state=1`,
  `2026-01-01T00:00:03Z INFO paseto ${paseto}`,
].join('\n');

async function openInspector(page: Page): Promise<{ readonly field: Locator; readonly opened: Locator }> {
  await page.getByRole('link', { name: 'Inspector' }).click();
  return { field: page.getByRole('textbox', { name: 'Token' }), opened: page.getByRole('region', { name: 'Opened' }) };
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await dropFiles(page.getByRole('textbox', { name: 'Token' }), { [name]: text });
}

test('the tokens in a text are listed with kind and place, chosen by keyboard, and gone when cleared until that is undone', async ({
  window,
}) => {
  const { field, opened } = await openInspector(window);
  await expect(opened.getByText('Paste a token, or drop a file')).toBeVisible();
  await field.fill('nothing of the kind stands here');
  await expect(opened.getByText('No token was found in this text')).toBeVisible();

  await field.fill(log);
  const list = window.getByRole('listbox', { name: 'Tokens found' });
  await expect(list.getByRole('option')).toHaveText([
    /^Client assertion.*acme.*line 1, column \d+ · /,
    /^Access token.*acme from https:\/\/as\.example.*line 2, column \d+/,
    /^Encrypted token.*line 3, column \d+/,
    /^Not a JWT but a PASETO.*line 4, column \d+/,
  ]);
  await expect(opened.getByText('client assertion', { exact: true })).toBeVisible();
  await list.focus();
  await window.keyboard.press('End');
  await expect(opened.getByText(/Not a JWT but a PASETO, version 4/)).toBeVisible();
  await window.keyboard.press('ArrowUp');
  await expect(list.getByRole('option', { selected: true })).toContainText('Encrypted token');
  await expect(opened.getByRole('tab', { name: 'Decrypt' })).toBeVisible();
  await expect(opened.getByRole('tab', { name: 'Verify' })).toBeHidden();

  await window.getByRole('button', { name: 'Clear' }).click();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue(log);
  await expect(list.getByRole('option')).toHaveCount(4);
});

/** What is marked in the field, and whether that stands in sight. */
async function marked(field: Locator): Promise<{ readonly text: string; readonly inSight: boolean }> {
  return await field.evaluate((area) => {
    const [range] = CSS.highlights.get('found-token') ?? [];
    if (!(range instanceof Range)) return { text: '', inSight: false };
    const [place, frame] = [range.getBoundingClientRect(), area.getBoundingClientRect()];
    return { text: range.toString(), inSight: place.top >= frame.top && place.top < frame.bottom - 20 };
  });
}

test('the chosen token is marked in the text, at each of its places, and shown from its beginning', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`claim${index}`, index]));
  const [first, second] = [compactJws({ sub: 'first', ...many }), compactJws({ sub: 'second', ...many })];
  const prose = 'an ordinary line of a log\n'.repeat(100);
  await field.fill(`id_token=${first}\n${prose}access_token=${second}\n${prose}id_token=${first}\nno more\n`);
  const option = window.getByRole('listbox', { name: 'Tokens found' }).getByRole('option');
  await expect(option).toHaveText([/line 1, column 10 · .*id_token, and 1 more place$/, /line 102, column 14 · .*access_token$/]);
  await expect.poll(() => marked(field)).toMatchObject({ text: first });

  const header = opened.getByRole('treegrid', { name: 'Header' });
  await opened.getByRole('tabpanel').evaluate((panel) => panel.parentElement?.scrollTo({ top: 1000 }));
  await expect(header).not.toBeInViewport();
  await option.nth(1).click();
  await expect.poll(() => marked(field)).toEqual({ text: second, inSight: true });
  await expect(header).toBeInViewport();

  await option.first().click();
  await expect.poll(() => marked(field)).toEqual({ text: first, inSight: true });
  await window.getByText('All 2 places of this token').click();
  await window.getByRole('button', { name: /^line 203, column 10 · / }).click();
  await expect.poll(() => marked(field)).toEqual({ text: first, inSight: true });
  expect(await field.evaluate((area) => area.scrollTop)).toBeGreaterThan(1000);
  await field.press('Control+End');
  await field.pressSequentially('x');
  await expect.poll(() => marked(field)).toMatchObject({ text: first });
});

test('a key in the place of a token is recognised, and a private one leaves the field for the import alone', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  await field.fill('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----');
  await expect(opened.getByText('A certificate request, not a token')).toBeVisible();
  await expect(opened.getByRole('button', { name: 'Import on the Keys page…' })).toBeHidden();
  await dropFile(window, 'acme-2026.pem', pem(samples.p256));
  await expect(opened.getByText('A private key, not a token')).toBeVisible();
  await opened.getByRole('button', { name: 'Import on the Keys page…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Import a key' });
  await expect(dialog.getByText('Private key, EC P-256, from a PKCS#8 key.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('acme-2026');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await window.getByRole('link', { name: 'Inspector' }).click();
  await expect(field).toHaveValue('');
});

const token = compactJws({ iss: 'https://as.example', sub: 'wrapped' }, { typ: 'at+jwt' });

/** Each wrapping that holds more than the token, and what is said of its place. */
const wrappings: readonly (readonly [text: string, place: RegExp])[] = [
  [`Authorization: DPoP ${token}`, /Authorization header/],
  [`https://app.example/?state=1&access_token=${token}`, /query parameter access_token/],
  [`grant_type=client_credentials&client_assertion=${token}`, /form parameter client_assertion/],
  [`curl https://api.example -H 'Authorization: Bearer ${token}'`, /Authorization header/],
  [`POST /token HTTP/1.1\r\nHost: as.example\r\n\r\nassertion=${token}&scope=a`, /form parameter assertion/],
  [JSON.stringify({ token_type: 'Bearer', access_token: token }), /member access_token/],
  [JSON.stringify({ log: { entries: [{ request: { headers: [{ name: 'Authorization', value: `Bearer ${token}` }] } }] } }), /HAR entry 1/],
  [`see ${encodeURIComponent(`{"t":"${token}"}`)} there`, /line 1/],
];

test('a token is found in each wrapping, and taken out of one that holds nothing else', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  const claims = opened.getByRole('treegrid', { name: 'Claims' });
  for (const [text, place] of wrappings) {
    await field.fill(text);
    await expect(window.getByRole('listbox', { name: 'Tokens found' }).getByRole('option')).toHaveText([place]);
    await expect(claims).toContainText('wrapped');
  }
  for (const text of [`Bearer ${token}`, `"${token}"`, `${token}.`, token.replaceAll('.', '%2E'), token.replaceAll(/(.{40})/g, '$1\n')]) {
    await field.fill(text);
    await expect(claims).toContainText('wrapped');
  }
  await field.fill(token.slice(0, token.lastIndexOf('.')));
  await expect(claims).toContainText('wrapped');
  await expect(opened.getByText(/2 segments instead of three \(JWS\): it may have been cut off/)).toBeVisible();
});

test('a file is opened by choice or by drop, in UTF-16 too; one that is too large goes to the scan', async ({ window, home }) => {
  const { field, opened } = await openInspector(window);
  const path = join(home, 'gateway.log');
  await writeFile(path, Buffer.from(`\ufeff${log}`, 'utf16le'));
  await window.getByLabel('File to inspect').setInputFiles(path);
  await expect(window.getByRole('heading', { name: 'gateway.log' })).toBeVisible();
  await expect(window.getByText('4 tokens found')).toBeVisible();

  await dropFile(window, 'one.txt', compactJws({ sub: 'dropped' }));
  await expect(window.getByRole('heading', { name: 'one.txt' })).toBeVisible();
  await expect(opened.getByRole('treegrid', { name: 'Claims' })).toContainText('dropped');

  await dropFile(window, 'picture.png', '\u0089PNG\0\0');
  await expect(window.getByText('“picture.png” is no text file.')).toBeVisible();
  await expect(field).toHaveValue(compactJws({ sub: 'dropped' }));

  const large = join(home, 'large.log');
  await writeFile(large, `${'an ordinary line of a log\n'.repeat(300_000)}${compactJws({ sub: 'far behind' })}\n`);
  await window.getByLabel('File to inspect').setInputFiles(large);
  await expect(window.getByText('“large.log” has 8 MB; files of more than 5 MB are for the Scan page.')).toBeVisible();
  await window.getByRole('button', { name: 'Scan it' }).click();
  await expect(window.getByRole('heading', { name: 'large.log' })).toBeVisible();
  await expect(window.getByRole('grid', { name: 'Tokens found' }).getByRole('row').nth(1)).toContainText('far behind');
});
