import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { unsignedToken } from '../support/tokens.ts';
import { startTour, step } from '../support/workbench-page.ts';

const header = { alg: 'ES256', kid: 'old' };
const first = unsignedToken(header, { iss: 'acme', sub: 'acme', aud: 'https://as.example', exp: 1_767_225_852, cnf: { jkt: 'a' } });
const second = unsignedToken(
  { ...header, kid: 'new' },
  { sub: 'acme', iss: 'acme', aud: 'https://as.example/', exp: 1_767_225_912, cnf: { jkt: 'b' }, jti: 'x' },
  'BB',
);

test('two tokens are compared member by member, and the open one with the assertion being built', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await startTour(page);
  await step(page, 'Assertion').click();
  await page.getByRole('link', { name: 'Inspector' }).click();
  const pasted = page.getByRole('textbox', { name: 'Token, or text with tokens in it' });
  await pasted.fill(first);
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('textbox', { name: 'The other token' }).fill(`Bearer ${second}`);

  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByText('They differ in 5 places.')).toBeVisible();
  await expect(comparison.getByText('The claims have their members in another order.')).toBeVisible();
  await expect(comparison.getByText('Their signatures are different.')).toBeVisible();
  const claims = comparison.getByRole('table', { name: 'Differences: Claims' });
  await expect(claims.getByRole('rowheader')).toHaveText(['aud', 'exp', 'cnf.jkt', 'jti']);
  await expect(claims.getByRole('row', { name: /^aud/ })).toContainText('differs by the slash at the end alone');
  await expect(claims.getByRole('row', { name: /^exp/ })).toContainText('2026-01-01 00:05:12 UTC1 min later');
  await expect(claims.getByRole('row', { name: /^jti/ })).toContainText('not there"x"only here');
  await expect(comparison.getByRole('group', { name: 'Claims' })).toContainText('The same in both: iss, sub');
  const written = comparison.getByRole('region', { name: 'Payload as it is written' });
  await expect(written.getByRole('figure').nth(0).locator('mark')).toHaveText([
    '"aud":"https://as.example"',
    '"exp":1767225852',
    '"cnf":{"jkt":"a"}',
  ]);
  await expect(written.getByRole('figure').nth(1)).toContainText('{"sub":"acme","iss":"acme"');
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.getByRole('radio', { name: 'The assertion being built' }).check();
  await expect(claims.getByRole('row', { name: /^iss/ })).toContainText('playground-private-key-jwt');
  await page.getByRole('tab', { name: 'Token', exact: true }).click();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await expect(page.getByRole('radio', { name: 'The assertion being built' })).toBeChecked();

  await pasted.fill(`one ${first} and ${second}`);
  await page.getByRole('radio', { name: 'One found beside it' }).check();
  await expect(comparison.getByText('They differ in 5 places.')).toBeVisible();
  await page.getByRole('radio', { name: 'Another token' }).check();
  await page.getByRole('textbox', { name: 'The other token' }).fill(first);
  await expect(comparison.getByText('They are the same, character by character.')).toBeVisible();
});
