import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { paste } from '../support/paste.ts';
import { unsignedToken } from '../support/tokens.ts';
import { startTour, step } from '../support/workbench-page.ts';

/** Opens the inspector; answers its field and the pane that shows the token. */
async function openInspector(page: Page): Promise<{ readonly field: Locator; readonly opened: Locator }> {
  await page.getByRole('link', { name: 'Inspector' }).click();
  return { field: page.getByRole('textbox', { name: 'Token' }), opened: page.getByRole('region', { name: 'Opened' }) };
}

test('a text of 6 MB is not taken into the field, and what stands there stays', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  await paste(field, unsignedToken({ alg: 'HS256' }, { sub: 'first' }));
  await expect(opened.getByRole('treegrid', { name: 'Claims' })).toContainText('first');
  await paste(field, `eyJhbGciOiJIUzI1NiJ9.${'A'.repeat(6_000_000)}.AA`);
  await expect(window.getByText(/^Error: The text has 6.000.024 characters; more than 5.000.000 are for the Scan page\./)).toBeVisible();
  await expect(field).toHaveValue(unsignedToken({ alg: 'HS256' }, { sub: 'first' }));
  await expect(opened.getByRole('treegrid', { name: 'Claims' })).toContainText('first');
  await field.fill(unsignedToken({ alg: 'HS256' }, { sub: 'second' }));
  await expect(window.getByText(/no more than/)).toBeHidden();
  await expect(opened.getByRole('treegrid', { name: 'Claims' })).toContainText('second');
});

test('a token nested 10 000 levels deep is shown as text with the place where reading ended', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  await field.fill(unsignedToken({ alg: 'HS256' }, `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`));
  await expect(opened.getByText(/nested more than 64 levels deep.*character 69/)).toBeVisible();
  await expect(opened.getByRole('treegrid', { name: 'Header' })).toContainText('HS256');
  await expect(opened.getByRole('group', { name: 'Claims' })).toContainText('{"a":[[[[');
});

test('claims called __proto__ and constructor are claims, and change nothing in the page', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  await field.fill(unsignedToken('{"alg":"HS256","__proto__":{"admin":true}}', '{"__proto__":{"admin":true},"constructor":1,"sub":"x"}'));
  const claims = opened.getByRole('treegrid', { name: 'Claims' });
  await expect(claims.getByRole('row').nth(0)).toContainText('{"admin":true}');
  await expect(claims.getByRole('rowheader')).toHaveText(['__proto__', 'constructor', 'sub']);
  await expect(opened.getByText(/A member is called “__proto__”/).first()).toBeVisible();
  expect(await window.evaluate(() => ['admin' in {}, Object.hasOwn(Object.prototype, 'admin')])).toEqual([false, false]);
});

test('a text that is no JWT is opaque, which is called no error', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  await field.fill('SlAV32hkKG-opaque');
  await expect(opened.getByText('Opaque token')).toBeVisible();
  await expect(opened.getByText('which is no error (RFC 6749 1.4)')).toBeVisible();
  await expect(opened.getByText('Error:')).toBeHidden();
});

test('a token that was cut off is read as far as it goes', async ({ window }) => {
  const { field, opened } = await openInspector(window);
  const whole = unsignedToken({ alg: 'RS256', kid: 'key-1' }, { sub: 'somebody' });
  await field.fill(whole.slice(0, whole.lastIndexOf('.')));
  await expect(
    opened.getByText('It begins with a JOSE Header but has 2 segments instead of three (JWS): it may have been cut off.'),
  ).toBeVisible();
  await expect(opened.getByRole('treegrid', { name: 'Header' })).toContainText('key-1');
  await expect(opened.getByRole('treegrid', { name: 'Claims' })).toContainText('somebody');
  await field.fill(whole.slice(0, whole.indexOf('.')));
  await expect(opened.getByRole('treegrid', { name: 'Header' })).toContainText('key-1');
  await expect(opened.getByRole('group', { name: 'Claims' })).toBeHidden();
});

test('what was pasted is still there after another view was looked at', async ({ window }) => {
  const { field } = await openInspector(window);
  await field.fill('SlAV32hkKG-opaque');
  await window.getByRole('link', { name: 'Keys' }).click();
  await window.getByRole('link', { name: 'Inspector' }).click();
  await expect(field).toHaveValue('SlAV32hkKG-opaque');
});

test('while a person types, a signature that does not hold keeps its look, and one that held loses it at once', async ({ window }) => {
  await startTour(window);
  await step(window, 'Assertion').click();
  const signed = await window
    .getByRole('region', { name: 'Signed assertion' })
    .getByRole('paragraph')
    .filter({ hasText: /^eyJ/ })
    .textContent();
  const { field, opened } = await openInspector(window);
  await field.fill(signed ?? '');
  await expect(opened.getByText('Signature verified')).toBeVisible();

  await window.evaluate(recordVerdicts);
  await field.press('Control+End');
  for (let presses = 0; presses < 6; presses += 1) {
    await field.press('Backspace');
    await window.waitForTimeout(350);
  }
  await expect(opened.getByText('Signature failed')).toBeVisible();
  const [first, ...later]: readonly NotedVerdict[] = await window.evaluate(() => Reflect.get(globalThis, 'verdicts'));
  expect(first?.text).toBe('Checking the signature');
  expect(later.at(-1)?.text).toBe('Signature failed');
  // Between two failures the check shows only where the answer really is late.
  expect(later.filter(({ text, rest }) => text !== 'Signature failed' && rest < 440)).toEqual([]);
});

interface NotedVerdict {
  readonly text: string;
  /** Milliseconds since the last keystroke. */
  readonly rest: number;
}

/** In the page: notes each verdict that comes to be shown, however shortly. */
function recordVerdicts(): void {
  const verdicts: NotedVerdict[] = [];
  Object.assign(globalThis, { verdicts });
  const verdict = () =>
    /Signature (?:verified|failed|unchecked)|Checking the signature/.exec(
      document.querySelector('[aria-labelledby=opened-title]')?.textContent ?? '',
    )?.[0] ?? 'none';
  let last = verdict();
  let typed = performance.now();
  addEventListener('beforeinput', () => (typed = performance.now()), true);
  new MutationObserver(() => {
    if (verdict() === last) return;
    last = verdict();
    verdicts.push({ text: last, rest: performance.now() - typed });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
