import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

test('the reference of the rules is searched, read, and reached from a finding', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  const search = page.getByRole('searchbox', { name: 'Search the rules' });
  await search.fill('okta');
  await expect(page.getByRole('heading', { name: 'The token has three segments' })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-current="true"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();
  await search.fill('HDR-01');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The header says its algorithm' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('rule.png') });
  const [matters, sheet] = await Promise.all([
    page.getByRole('table', { name: 'How much it matters' }).boundingBox(),
    page.getByRole('region', { name: 'The header says its algorithm' }).boundingBox(),
  ]);
  expect((matters?.width ?? 0) / (sheet?.width ?? 1)).toBeLessThan(0.6);
  await search.fill('audience string list');
  const audience = page.getByRole('region', { name: 'Audience', exact: true });
  await audience.getByRole('link', { name: /^AUD-03/ }).click();
  await expect(page.getByRole('heading', { name: 'The audience is a string, not a list of one' })).toBeVisible();
  const weights = page.getByRole('table', { name: 'How much it matters' });
  await expect(weights.getByRole('row', { name: /FAPI 2.0 Security Profile/ })).toContainText('error');
  await expect(weights.getByRole('row', { name: /^RFC 7521/ })).toContainText('note');
  await expect(page.getByRole('link', { name: 'FAPI 2.0 Security Profile 5.3.2.1' }).first()).toHaveAttribute(
    'href',
    /^https:\/\/openid\.net\//,
  );
  await expect(page.getByRole('region', { name: /^Specifications disagree: Whether “aud” may be a list of one/ })).toBeVisible();

  await search.fill('unconfirmed nothing of this');
  await expect(page.getByText('Nothing here has “unconfirmed nothing of this”.')).toBeVisible();
  await search.fill('nobody has confirmed');
  const profiles = page.getByRole('region', { name: 'Profiles' });
  await profiles.getByRole('link', { name: 'Epic' }).click();
  await expect(page.getByText('Nobody has confirmed this profile')).toBeVisible();
  await expect(page.getByText('General knowledge that nobody has confirmed')).toBeVisible();
  await search.fill('');
  await expect(page.getByRole('region', { name: 'Where the specifications disagree' }).getByRole('listitem')).toHaveCount(7);
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Workbench' }).click();
  await startTour(page);
  await step(page, 'Assertion').click();
  await page.getByRole('textbox', { name: 'sub', exact: true }).fill('someone-else');
  await page.getByRole('link', { name: 'CLM-03' }).first().click();
  await expect(page.getByRole('heading', { name: '“iss” and “sub” are the client_id' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Claims', exact: true }).getByRole('link', { name: /^CLM-03/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
});
