import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { unsignedToken } from '../support/tokens.ts';
import { startTour } from '../support/workbench-page.ts';

test('an opened token is edited as text and signed with a held key, or left with its old signature or none', async ({ launch }) => {
  test.slow();
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await startTour(page);
  await page.getByRole('link', { name: 'Inspector' }).click();
  const pasted = page.getByRole('textbox', { name: 'Token, or text with tokens in it' });
  await pasted.fill(
    unsignedToken({ alg: 'ES256', kid: 'unknown' }, { iss: 'acme', sub: 'a\u202eb', iat: 1_767_225_600, exp: 1_767_225_660 }),
  );
  await page.getByRole('tab', { name: 'Edit' }).click();
  const header = page.getByRole('textbox', { name: 'Header as JSON' });
  const claims = page.getByRole('textbox', { name: 'Claims as JSON' });
  await expect(claims).toContainText('"sub": "aU+202Eb"');
  await page.getByRole('button', { name: 'Correct kid' }).click();
  await expect(header).not.toContainText('unknown');
  await claims.fill('{ "iss": "changed", "iss": "twice", "iat": 1767225600, "exp": 1767225660 }');
  await expect(page.getByText(/The member “iss” stands here a second time: first .*changed/)).toBeVisible();
  await page.getByRole('button', { name: 'Let it begin now' }).click();
  await expect(claims).not.toContainText('1767225660');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const made = page.getByRole('region', { name: 'New token' });
  await expect(made.getByText(/^Signed with “/)).toBeInViewport();
  expect(await accessibilityViolations(page)).toEqual([]);
  await made.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('tab', { name: 'Token', exact: true }).click();
  await expect(page.getByText('Signature verified')).toBeVisible();
  await expect(page.getByRole('treegrid', { name: 'Claims' })).toContainText('twice');

  await page.getByRole('tab', { name: 'Edit' }).click();
  await claims.fill('{"iss":"forged"}');
  await page.getByRole('radio', { name: 'Keep the old signature' }).check();
  await expect(made).toContainText('The signature is the old one and covers what stood there before');
  await page.getByRole('radio', { name: 'No signature' }).check();
  await expect(made).toContainText('It has no signature');
  await made.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('tab', { name: 'Token', exact: true }).click();
  await expect(page.getByRole('treegrid', { name: 'Claims' })).toContainText('forged');
});
