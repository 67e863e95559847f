import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { compactJws } from '../support/scanned-tokens.ts';
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
  await expect(page.getByText('The form has what is usual for Okta.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Token endpoint' })).toBeChecked();
  await expect(lifetime).toHaveValue('300');

  await lifetime.fill('45');
  await profile.selectOption('salesforce');
  await expect(page.getByText(/Findings are weighed as Salesforce, because you chose it/)).toBeVisible();
  await expect(lifetime).toHaveValue('45');
  await expect(page.getByRole('combobox', { name: 'Grant' })).toHaveValue('urn:ietf:params:oauth:grant-type:jwt-bearer');
  await expect(page.getByText('What is usual for Salesforce, and is otherwise in this form:')).toBeVisible();
  await page.getByRole('button', { name: 'Fill in what is usual' }).click();
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

const vendors = [
  {
    name: 'Okta',
    address: 'https://acme.okta.com/oauth2/default/v1/token',
    card: 'private_key_jwt',
    fields: { aud: '{{token_endpoint}}', exp: '{{now+300}}', typ: 'JWT' },
    parameters: {},
  },
  {
    name: 'Microsoft Entra ID',
    address: 'https://login.microsoftonline.com/1234/oauth2/v2.0/token',
    card: 'private_key_jwt',
    fields: { aud: '{{token_endpoint}}', exp: '{{now+600}}', nbf: '{{now}}', alg: 'PS256', 'x5t#S256': '{{x5t#S256}}' },
    parameters: { scope: 'https://graph.microsoft.com/.default' },
  },
  {
    name: 'Google service account',
    address: 'https://oauth2.googleapis.com/token',
    card: 'jwt-bearer',
    fields: {
      aud: 'https://oauth2.googleapis.com/token',
      exp: '{{now+3600}}',
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      alg: 'RS256',
    },
    parameters: { assertion: '{{assertion}}' },
  },
  {
    name: 'Salesforce',
    address: 'https://login.salesforce.com/services/oauth2/token',
    card: 'jwt-bearer',
    fields: { aud: 'https://login.salesforce.com', exp: '{{now+180}}', sub: '', alg: 'RS256' },
    parameters: { assertion: '{{assertion}}' },
  },
] as const;

async function expectValues(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.getByRole('textbox', { name, exact: true }), name).toHaveValue(value);
  }
}

test('a client of Okta, Entra, Google or Salesforce is recognised, and its draft is as that server wants it', async ({ window }) => {
  for (const { name, address, card, fields, parameters } of vendors) {
    await window.getByRole('link', { name: 'Clients' }).click();
    await window.getByRole('button', { name: /^New/ }).first().click();
    await window.getByRole('textbox', { name: 'Name' }).fill(`Acme at ${name}`);
    await window.getByRole('textbox', { name: 'client_id', exact: true }).fill('acme');
    await window.getByRole('textbox', { name: 'Token endpoint' }).fill(address);
    await expect(window.getByText(`The form has what is usual for ${name}.`)).toBeVisible();
    await window.getByRole('button', { name: 'Create client' }).click();
    await expect(window.getByText(`“Acme at ${name}” was saved.`)).toBeVisible();
    await window.getByRole('button', { name: 'Open on workbench' }).click();
    await expect(step(window, 'Token request')).toContainText(card);
    await step(window, 'Assertion').click();
    await expectValues(window, fields);
    await step(window, 'Token request').click();
    await expectValues(window, parameters);
  }
});

test('a person’s own profile is recognised or chosen, sets what a new client starts with, is read up on and judges a scan', async ({
  launch,
  home,
}) => {
  const why = 'The bank signs with a module that cuts signatures.';
  const bank = {
    id: 'bank',
    name: 'The bank',
    signs: { hosts: ['*.bank.example'] },
    defaults: { audience: { value: 'urn:bank' }, lifetime: 90, alg: 'PS256' },
    limits: { audiences: [{ value: 'urn:bank' }], lifetime: 120 },
    severities: { 'ALG-12': { severity: 'off', why } },
    notes: ['The key is exchanged each spring.'],
  };
  await writeFile(join(home, 'profiles.json'), JSON.stringify({ profiles: [bank, { id: 'broken' }] }));
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('button', { name: /^New/ }).first().click();
  const lifetime = page.getByRole('textbox', { name: 'Lifetime in seconds' });
  const profile = page.getByRole('combobox', { name: 'Profile' });
  await page.getByRole('textbox', { name: 'Token endpoint' }).fill('https://as.bank.example/token');
  await expect(page.getByText(/Findings are weighed as The bank, because its host is as.bank.example/)).toBeVisible();
  await expect(lifetime).toHaveValue('90');
  await page.getByRole('textbox', { name: 'Token endpoint' }).fill('https://elsewhere.example/token');
  await expect(lifetime).toHaveValue('60');
  await profile.selectOption('bank');
  await expect(page.getByText('The form has what is usual for The bank.')).toBeVisible();
  await expect(lifetime).toHaveValue('90');
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme at the bank');
  await page.getByRole('textbox', { name: 'client_id', exact: true }).fill('acme');
  await page.getByRole('button', { name: 'Create client' }).click();
  await expect(page.getByText('“Acme at the bank” was saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Open on workbench' }).click();
  await step(page, 'Assertion').click();
  await expect(page.getByRole('textbox', { name: 'aud', exact: true })).toHaveValue('urn:bank');
  await expect(page.getByRole('textbox', { name: 'exp', exact: true })).toHaveValue('{{now+90}}');
  await page.getByRole('textbox', { name: 'exp', exact: true }).fill('{{now+180}}');
  await page
    .getByRole('button', { name: /Findings$/ })
    .first()
    .click();
  await expect(page.getByText(/Judged as The bank, because you chose it/)).toBeVisible();
  await expect(page.getByText(/The bank takes 2 min at most/).first()).toBeVisible();

  await page.getByRole('link', { name: 'The bank' }).click();
  await expect(page.getByRole('heading', { name: 'The bank' })).toBeVisible();
  await expect(page.getByText('Your own profile')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'The key is exchanged each spring.' })).toBeVisible();
  await expect(page.getByText(/^Profile 2 “broken” cannot be used at “name”/)).toBeVisible();
  await page.getByRole('link', { name: 'ALG-12' }).last().click();
  await expect(page.getByRole('row', { name: /The bank/ })).toContainText(why);

  const log = join(home, 'tokens.log');
  const tokens = ['https://as.bank.example', 'https://as.example'].map((iss) => compactJws({ iss, sub: 'a' }, { typ: 'at+jwt' }));
  await writeFile(log, tokens.join('\n'));
  await page.getByRole('link', { name: 'Scan' }).click();
  await page.getByLabel('File to scan').setInputFiles(log);
  await page.getByRole('textbox', { name: 'Filter' }).fill('finding = ALG-12');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
});
