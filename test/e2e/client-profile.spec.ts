import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { step } from '../support/workbench-page.ts';

test('a server’s profile is recognised or chosen, sets what a new client starts with, and stays', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('button', { name: /^New/ }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme at Okta');
  await page.getByRole('textbox', { name: 'client_id', exact: true }).fill('acme');
  const profile = page.getByRole('combobox', { name: 'Profile' });
  const lifetime = page.getByRole('textbox', { name: 'Lifetime in seconds' });
  await expect(page.getByText('Findings are weighed as RFC 7521 and RFC 7523')).toBeVisible();

  await page.getByRole('textbox', { name: 'Issuer' }).fill('https://dev-1.okta.com');
  await expect(page.getByText(/Findings are weighed as Okta, because its host is dev-1.okta.com/)).toBeVisible();
  await expect(page.getByText('The form has what drafts for Okta start with.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Token endpoint' })).toBeChecked();
  await expect(lifetime).toHaveValue('300');

  await lifetime.fill('45');
  await profile.selectOption('salesforce');
  await expect(page.getByText(/Findings are weighed as Salesforce, because you chose it/)).toBeVisible();
  await expect(lifetime).toHaveValue('45');
  await expect(page.getByRole('combobox', { name: 'Grant' })).toHaveValue('urn:ietf:params:oauth:grant-type:jwt-bearer');
  await expect(page.getByText('Drafts for Salesforce start otherwise:')).toBeVisible();
  await page.getByRole('button', { name: 'Take it over' }).click();
  await expect(lifetime).toHaveValue('180');

  await page.getByRole('combobox', { name: 'Method' }).selectOption('none');
  await page.getByRole('button', { name: 'Create client' }).click();
  await expect(page.getByText('“Acme at Okta” was saved.')).toBeVisible();
  await expect(profile).toHaveValue('salesforce');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open on workbench' }).click();
  await expect(step(page, 'Token request')).toContainText('jwt-bearer');
  await page
    .getByRole('button', { name: /Findings$/ })
    .first()
    .click();
  await expect(page.getByText(/Judged as Salesforce, because you chose it/)).toBeVisible();
});
