import type { Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

/** Where a person gets to, each as one would go there from the one before. */
const screens: readonly { readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  { name: 'the first start', open: (page) => expect(page.getByRole('button', { name: /Start the playground/ })).toBeVisible() },
  { name: 'a call that was answered', open: (page) => startTour(page) },
  { name: 'the assertion as a form', open: (page) => step(page, 'Assertion').click() },
  { name: 'the assertion as JSON', open: (page) => page.getByRole('radio', { name: 'JSON' }).first().click() },
  { name: 'a token request', open: (page) => step(page, 'Token request').click() },
  { name: 'the request as curl', open: (page) => page.getByRole('radio', { name: 'curl' }).click() },
  { name: 'the tokens', open: (page) => step(page, 'Tokens').click() },
  { name: 'a token opened', open: (page) => page.getByRole('button', { name: /^access token/ }).click() },
  { name: 'the client picker', open: (page) => page.getByRole('button', { name: /^Client: / }).click() },
  {
    name: 'refresh tokens',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await chooseClient(page, 'Playground: refresh token');
      await requestToken(page);
      await step(page, 'Tokens').click();
    },
  },
  { name: 'the inspector', open: (page) => page.getByRole('link', { name: 'Inspector' }).click() },
  { name: 'the clients', open: (page) => page.getByRole('link', { name: 'Clients' }).click() },
  { name: 'a client', open: (page) => page.getByRole('link', { name: /Playground: private_key_jwt/ }).click() },
  { name: 'the keys', open: (page) => page.getByRole('link', { name: 'Keys' }).click() },
  { name: 'a key', open: (page) => page.getByRole('link', { name: /Playground: ES256/ }).click() },
  { name: 'the rules', open: (page) => page.getByRole('link', { name: 'Rules', exact: true }).click() },
  { name: 'a rule', open: (page) => page.getByRole('link', { name: /^HDR-04/ }).click() },
  { name: 'a profile', open: (page) => page.getByRole('region', { name: 'Profiles' }).getByRole('link', { name: 'Okta' }).click() },
  { name: 'the settings', open: (page) => page.getByRole('link', { name: 'Settings' }).click() },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has an accessibility violation, ${colorScheme}`, async ({ launch }, info) => {
    test.slow();
    const { page } = await launch({ colorScheme, viewport: { width: 1280, height: 800 } });
    const found: string[] = [];
    for (const [index, { name, open }] of screens.entries()) {
      await open(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: info.outputPath(`${String(index).padStart(2, '0')} ${name}.png`) });
      found.push(...(await accessibilityViolations(page)).map((violation) => `${name}: ${violation}`));
    }
    expect(found).toEqual([]);
  });
}
