import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { holdClient } from '../support/held-client.ts';
import { step } from '../support/workbench-page.ts';

test.beforeEach(({ home }) => {
  const options = [
    '--client-id',
    'acme',
    '--token-endpoint',
    'https://as.example/token',
    '--method',
    'client_secret_jwt',
    '--alg',
    'HS256',
  ];
  holdClient(home, 'Acme', options, 'a secret of the client, long enough');
});

/** Replaces all that stands in the editor of the claims' JSON. */
async function typeClaims(page: Page, text: string): Promise<void> {
  await page.getByRole('radio', { name: 'JSON' }).first().check();
  await page.getByRole('textbox', { name: 'Claims' }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

const broken = '{\n  "iss": "typed",\n  "sub": oops\n}';
const placed = '“oops” is no JSON value; text stands in quotation marks (line 3, column 10).';

test('claims that do not parse are said with their place, and the last good ones stay in the form', async ({ window }) => {
  await typeClaims(window, '{"iss": "typed", "count": 7}');
  await typeClaims(window, broken);
  await expect(window.getByText(placed)).toBeVisible();
  await window.getByRole('radio', { name: 'Form' }).check();
  await expect(window.getByText(`The JSON is half-typed: ${placed} Below is its last good state.`, { exact: false })).toBeVisible();
  await expect(window.getByRole('group', { name: 'count' }).getByRole('textbox', { name: 'count, as JSON' })).toHaveValue('7');

  await window.getByRole('button', { name: /^Sign/ }).first().click();
  await expect(step(window, 'Assertion')).toContainText('not run');
  await expect(step(window, 'Assertion')).toContainText('The claims are not a JSON object');
});

test('half-typed claims are there again after another step, another view and a restart', async ({ launch }) => {
  const first = await launch();
  await typeClaims(first.page, broken);
  await step(first.page, 'Token request').click();
  await step(first.page, 'Assertion').click();
  await first.page.getByRole('radio', { name: 'JSON' }).first().check();
  await expect(first.page.getByRole('textbox', { name: 'Claims' })).toContainText('oops');
  await first.page.getByRole('link', { name: 'Keys' }).click();
  await first.page.getByRole('link', { name: 'Workbench' }).click();
  await first.page.getByRole('radio', { name: 'JSON' }).first().check();
  await expect(first.page.getByRole('textbox', { name: 'Claims' })).toContainText('oops');
  await first.close();

  const { page } = await launch();
  await expect(page.getByText('The JSON is half-typed', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Finish it' }).click();
  await expect(page.getByRole('textbox', { name: 'Claims' })).toContainText('"sub": oops');
});

test('a request is not sent while the claims do not parse, and leads to where they are', async ({ window }) => {
  await typeClaims(window, broken);
  await step(window, 'Token request').click();
  await window.getByRole('button', { name: /^Sign and request token/ }).click();
  await expect(step(window, 'Assertion')).toHaveAttribute('aria-selected', 'true');
  await expect(step(window, 'Token request')).not.toContainText(/\d ms|failed/);
});

test('a claim called __proto__ is signed as a claim', async ({ window }) => {
  await typeClaims(window, '{"__proto__": {"admin": true}, "sub": "somebody"}');
  await window.getByRole('radio', { name: 'Form' }).check();
  await window.getByRole('button', { name: /^Sign/ }).first().click();
  const claims = window.getByRole('region', { name: 'Signed assertion' }).getByRole('treegrid', { name: 'Claims' });
  await expect(claims.getByRole('rowheader')).toHaveText(['__proto__', 'sub']);
  await expect(claims).toContainText('{"admin":true}');
});

test('a placeholder without a value is said once, with the field that fills it', async ({ window }) => {
  await typeClaims(window, '{"aud": "{{issuer}}"}');
  await window.getByRole('radio', { name: 'Form' }).check();
  await expect(window.getByText('{{issuer}} has no value.', { exact: false })).toHaveCount(1);
  await window.getByRole('button', { name: /^Sign/ }).first().click();
  await expect(step(window, 'Assertion')).toContainText('not run');
  await expect(window.getByRole('group', { name: 'aud' })).toContainText('Fill in the registration’s issuer');
  await expect(window.getByRole('group', { name: 'aud' }).getByText('{{issuer}} has no value.', { exact: false })).toHaveCount(1);
});

test('claims nested 10 000 levels deep are refused with their place, and nothing hangs', async ({ window }) => {
  await typeClaims(window, `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
  await expect(window.getByText('The JSON is nested more than 64 levels deep', { exact: false }).first()).toBeVisible();
  await window.getByRole('radio', { name: 'Form' }).check();
  await expect(window.getByText('The JSON is half-typed', { exact: false })).toBeVisible();
});

test('what is typed while the editor is being fetched is all there, in its order', async ({ window }) => {
  let fetchEditor = () => {};
  const asked = new Promise<void>((resolve) => {
    fetchEditor = resolve;
  });
  // The desktop reads the editor from its own scheme, which cannot be held up: there the keys meet it when it comes.
  await window.route(/code-mirror/, async (route) => {
    await asked;
    await route.continue();
  });
  await window.getByRole('radio', { name: 'JSON' }).first().check();
  await window.getByRole('textbox', { name: 'Claims' }).click();
  await window.keyboard.press('ControlOrMeta+A');
  await window.keyboard.insertText('{');
  fetchEditor();
  for (const character of '"typed":"0123456789"}') await window.keyboard.insertText(character);
  await expect(window.locator('.cm-content').filter({ hasText: 'typed' })).toHaveText('{"typed":"0123456789"}');
});
