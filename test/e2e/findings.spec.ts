import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

test('a fault that is typed is found beside its claim, its line and in the list, is fixed by a press, and the fix is undone', async ({
  window,
}) => {
  await startTour(window);
  await step(window, 'Assertion').click();
  const subject = window.getByRole('textbox', { name: 'sub', exact: true });
  const found = window.getByText(/“sub” is “someone-else” and the client_id is/);
  const fix = window.getByRole('button', { name: 'Set “sub” to the client_id' });
  await expect(found).toHaveCount(0);

  await subject.fill('someone-else');
  await expect(found).toBeVisible();
  await expect(window.getByRole('group', { name: 'sub', exact: true }).getByRole('link', { name: 'RFC 7523 3' })).toBeVisible();
  await expect(step(window, 'Assertion')).toContainText('1 error');
  await fix.click();
  await expect(found).toHaveCount(0);
  await expect(subject).toHaveValue('{{client_id}}');
  await expect(subject).toBeFocused();
  await window.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(subject).toHaveValue('someone-else');
  await expect(found).toBeVisible();

  // This one is mended in the registration too.
  const algorithm = window.getByRole('textbox', { name: 'alg', exact: true });
  await algorithm.fill('XS256');
  await window.getByRole('button', { name: 'Sign with ES256' }).click();
  await expect(algorithm).toHaveValue('ES256');
  await expect(window.getByText('Done: Sign with ES256.')).toBeVisible();

  await window.getByRole('radiogroup', { name: 'Form of the assertion' }).getByRole('radio', { name: 'JSON' }).check();
  await expect(window.getByText('line 3', { exact: true })).toBeVisible();
  await expect(window.locator('.cm-lintRange-error')).toHaveText('"someone-else"');
  await expect(window.locator('.cm-lint-marker-error')).toBeVisible();
  await window.getByRole('radiogroup', { name: 'Form of the assertion' }).getByRole('radio', { name: 'Form' }).check();

  await window.getByRole('textbox', { name: 'aud', exact: true }).fill('https://another.example/token');
  await window.getByRole('textbox', { name: 'exp', exact: true }).fill('{{now+7200}}');
  await window.getByRole('button', { name: /Findings$/ }).click();
  const list = window.getByRole('region', { name: 'Findings' });
  await expect(list.getByRole('listitem').filter({ hasText: 'claims.' })).toHaveCount(3);
  await expect(list.getByText(/Judged as .*, because /)).toBeVisible();
  await list.getByRole('listitem').filter({ hasText: 'claims.aud' }).getByText('Why it matters').click();
  await expect(list.getByText('The specifications disagree: which value “aud” has')).toBeVisible();
  await list.getByText(/rules were not checked/).click();
  await expect(list.getByText('Not checked: needs the server’s metadata.')).toBeVisible();
  await list.getByRole('button', { name: 'Ask the server' }).first().click();
  await expect(list.getByText('Not checked: needs the server’s metadata.')).toHaveCount(0);
  await expectAccessible(window);

  await list.getByRole('button', { name: /^Fix all/ }).click();
  await expect(list.getByText('Nothing is wrong in what could be checked.')).toBeVisible();
  await expect(subject).toHaveValue('{{client_id}}');
  await window.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(subject).toHaveValue('someone-else');
});

test('a finding keeps nothing from being sent, and leads from the list to its field', async ({ launch }) => {
  const { page } = await launch({ colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  await startTour(page);
  await step(page, 'Assertion').click();
  await page.getByRole('textbox', { name: 'exp', exact: true }).fill('{{now+7200}}');
  await page.getByRole('button', { name: /Findings$/ }).click();
  await step(page, 'Token request').click();
  await page.getByRole('button', { name: 'claims.exp' }).click();
  await expect(step(page, 'Assertion')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: 'exp', exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close the findings' }).click();
  await page.getByRole('button', { name: 'Sign and request token' }).click();
  await expect(step(page, 'Token request')).toContainText('200');

  // And the token that came, once it is opened.
  await step(page, 'Tokens').click();
  await page.getByRole('button', { name: /^Open the newest/ }).click();
  await page.getByText(/^Findings: /).click();
  await expect(page.getByText(/^Judged as /).last()).toBeVisible();

  // The call is judged as well, before it is made.
  await step(page, 'Call').click();
  const url = page.getByRole('textbox', { name: 'URL' });
  await url.fill('http://api.example/things?access_token=x');
  const found = page.getByRole('region', { name: 'Findings in the call' });
  await expect(found.getByText(/“access_token” stands in the URL/)).toBeVisible();
  await expect(step(page, 'Call')).toContainText('3 errors');
  await found.getByRole('button', { name: 'Take what is secret out of the URL' }).click();
  await found.getByRole('button', { name: 'Send it over https' }).click();
  await expect(url).toHaveValue('https://api.example/things');
  await expect(found).toHaveCount(0);
});

test('an opened token is judged at the instant that is chosen, as what it is used as', async ({ window }) => {
  await window.getByRole('link', { name: 'Inspector' }).click();
  const issued = Date.UTC(2026, 0, 1) / 1000;
  const claims = {
    iss: 'client-one',
    sub: 'someone-else',
    aud: 'https://as.example',
    jti: 'a1b2c3d4e5f6a7b8',
    iat: issued,
    exp: issued + 60,
  };
  await window.getByRole('textbox', { name: /token/i }).fill(unsignedToken({ alg: 'ES256', typ: 'client-authentication+jwt' }, claims));
  await window.getByRole('tab', { name: 'Findings' }).click();
  const found = window.getByRole('list', { name: 'Findings' });
  await expect(found.getByText(/^It ended/)).toBeVisible();
  await expect(window.getByLabel('Used as')).toHaveValue('client-assertion');
  await window.getByRole('button', { name: 'As of now' }).click();
  await window.getByRole('menuitem', { name: /When it was issued/ }).click();
  await expect(found.getByText(/^It ended/)).toHaveCount(0);
  await expect(found.getByText(/“sub” is “someone-else”/)).toBeVisible();
  await window.getByLabel('Used as').selectOption('an access token');
  await expect(found.getByText(/“sub” is “someone-else”/)).toHaveCount(0);
  await window.getByText(/rules were not checked/).click();
  await expect(window.getByRole('list', { name: 'Not checked' })).toBeVisible();
  await expectAccessible(window);
});

/** A compact JWS with a signature that nobody can check. */
function unsignedToken(header: object, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${Buffer.alloc(64, 7).toString('base64url')}`;
}

/** No violation of WCAG 2.2 AA in what is on the screen. */
async function expectAccessible(page: Page): Promise<void> {
  // Electron’s window cannot open the blank page that axe would run in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)).toEqual([]);
}
