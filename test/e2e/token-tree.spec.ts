import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { paste } from '../support/paste.ts';
import { unsignedToken } from '../support/tokens.ts';

const bound = {
  iss: 'https://as.example',
  sub: 'acme',
  factor: 7,
  cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' },
  act: { sub: 'support-desk', act: { sub: 'robot' } },
  authorization_details: [{ type: 'payment', actions: ['initiate', 'cancel'] }],
  tenant: { plan: 'gold' },
};

test('what stands inside claims is explained too, and every member is shown as written by one key', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('link', { name: 'Inspector' }).click();
  const field = page.getByRole('textbox', { name: 'Token' });
  await field.fill(unsignedToken({ alg: 'ES256' }, JSON.stringify(bound).replace('"factor":7', '"factor":7.0e0')));
  const claims = page.getByRole('treegrid', { name: 'Claims' });
  const row = (name: string) => claims.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

  await expect(row('jkt')).toContainText('Key thumbprint');
  await expect(row('jkt')).toHaveAttribute('aria-level', '2');
  await expect(row('act').first()).toContainText('acting: support-desk, before that robot');
  await expect(row('actions')).toContainText('What may be done.');
  await expect(row('factor')).toContainText('7.0e0');
  await expect(row('tenant')).toHaveAttribute('aria-expanded', 'false');

  await claims.press('End');
  await claims.press('ArrowRight');
  await expect(row('tenant')).toHaveAttribute('aria-expanded', 'true');
  await expect(row('plan')).toContainText('gold');
  await claims.press('r');
  await expect(row('tenant')).toContainText('As written, at tenant{"plan":"gold"}');
  await claims.press('Tab');
  await expect(row('tenant').getByRole('button', { name: 'As written (R)' })).toBeFocused();
  expect(await accessibilityViolations(page)).toEqual([]);
  await claims.press('r');
  await claims.press('ArrowLeft');
  await expect(row('plan')).toBeHidden();
  await row('cnf').getByRole('rowheader').click();
  await expect(row('jkt')).toBeHidden();
});

test('of 5 000 members those in sight alone are in the page, and any of them is found', async ({ window }) => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`claim_${index}`, `value ${index}`]));
  await window.getByRole('link', { name: 'Inspector' }).click();
  await paste(window.getByRole('textbox', { name: 'Token' }), unsignedToken({ alg: 'ES256' }, { ...many, nested: { needle: true } }));
  const claims = window.getByRole('treegrid', { name: 'Claims' });
  await expect(claims).toHaveAttribute('aria-rowcount', '5001');
  expect(await claims.getByRole('row').count()).toBeLessThan(200);
  await claims.press('End');
  await expect(claims.getByRole('row', { name: /nested/ })).toBeInViewport();
  expect(await claims.getByRole('row').count()).toBeLessThan(200);
  await claims.press('/');
  await window.getByRole('textbox', { name: 'Find in claims' }).fill('needle');
  await expect(window.getByText('1 found')).toBeVisible();
  await expect(claims.getByRole('rowheader')).toHaveText(['nested', 'needle']);
  await window.keyboard.press('Escape');
  await expect(claims).toHaveAttribute('aria-rowcount', '5001');
  await expect(claims).toBeFocused();
});
