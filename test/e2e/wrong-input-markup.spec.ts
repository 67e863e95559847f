import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { holdClient } from '../support/held-client.ts';
import { startHttpServer } from '../support/hostile-server.ts';
import { paste } from '../support/paste.ts';
import { markup, unsignedToken } from '../support/tokens.ts';
import { call, requestToken, step } from '../support/workbench-page.ts';

/** Notes everything that markup taken for markup would do: dialogs, requests to elsewhere, breaches of the page's policy. */
function watch(page: Page): () => string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => void seen.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) seen.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url().endsWith('/x')) seen.push(`request ${request.url()}`);
  });
  return () => seen;
}

/** Typed over a selection, text would be given a style by Chromium itself, which the page's policy refuses; pasted it is not. */
async function replaceAll(editor: Locator, text: string): Promise<void> {
  await editor.click();
  await editor.press('ControlOrMeta+A');
  await paste(editor, text);
}

/** How many elements the markup made. */
function made(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('img[src="x"], script:not([src])').length);
}

test('markup in names, claims, descriptions, tokens and headers is shown as text everywhere', async ({ launch, home }) => {
  test.slow();
  const server = await startHttpServer((request, response) => {
    const fields = { 'www-authenticate': `Bearer realm="${markup.replaceAll('"', "'")}", error="invalid_token"`, 'x-markup': markup };
    if (request.url === '/token') {
      const claims = { iss: markup, sub: markup, aud: [markup], [markup]: { [markup]: markup }, exp: 4_102_444_800 };
      const token = unsignedToken({ alg: 'HS256', typ: markup, kid: markup, [markup]: markup }, claims);
      const answer = { access_token: token, token_type: markup, scope: markup, [markup]: markup };
      response.writeHead(200, { 'content-type': 'application/json', ...fields }).end(JSON.stringify(answer));
    } else if (request.url === '/refuse') {
      const refusal = { error: 'invalid_client', error_description: markup, error_uri: 'javascript:alert(4)' };
      response.writeHead(401, { 'content-type': 'application/json', ...fields }).end(JSON.stringify(refusal));
    } else {
      response.writeHead(401, { 'content-type': 'text/html', ...fields }).end(`<!doctype html><title>${markup}</title>${markup}`);
    }
  });
  holdClient(
    home,
    markup,
    ['--client-id', markup, '--token-endpoint', `${server.url}/token`, '--method', 'client_secret_post', '--scope', markup],
    'a secret of the client',
  );
  const { page } = await launch();
  const seen = watch(page);

  await test.step('the name and the client_id', async () => {
    await expect(page.getByRole('button', { name: `Client: ${markup}` })).toBeVisible();
    await page.getByRole('link', { name: 'Clients' }).click();
    await expect(page.getByRole('textbox', { name: 'client_id' })).toHaveValue(markup);
    await page.getByRole('link', { name: 'Workbench' }).click();
  });

  await test.step('a signed assertion’s header and claims', async () => {
    await step(page, 'Assertion').click();
    await page.getByRole('radio', { name: 'JSON' }).first().check();
    await replaceAll(page.getByRole('textbox', { name: 'Header' }), JSON.stringify({ alg: 'none', typ: markup, [markup]: markup }));
    await replaceAll(page.getByRole('textbox', { name: 'Claims' }), JSON.stringify({ iss: markup, [markup]: [markup] }));
    await page.getByRole('radio', { name: 'Form' }).check();
    await page.getByRole('button', { name: /^Sign/ }).first().click();
    const signed = page.getByRole('region', { name: 'Signed assertion' });
    await expect(signed.getByRole('treegrid', { name: 'Claims' })).toContainText(markup);
    for (const view of ['JSON', 'Raw', 'Explained']) await signed.getByRole('radio', { name: view }).check();
  });

  await test.step('a token response and its token', async () => {
    await requestToken(page);
    await expect(step(page, 'Token request')).toContainText('200');
    const answer = page.getByRole('region', { name: 'Answer' });
    await expect(answer).toContainText(`scope ${markup}`);
    for (const part of ['Headers', 'Timing', 'Request', 'Body']) await answer.getByRole('radio', { name: part, exact: true }).check();
    await answer.getByRole('button', { name: 'Show tokens' }).click();
    await answer.getByRole('radio', { name: 'As received' }).check();
    await page.getByRole('button', { name: 'Open it' }).click();
    const opened = page.getByRole('region', { name: 'Access token' });
    await expect(opened.getByRole('treegrid', { name: 'Header' })).toContainText(markup);
    await expect(opened.getByRole('treegrid', { name: 'Claims' }).getByRole('rowheader', { name: markup })).toBeVisible();
    for (const view of ['JSON', 'Raw']) await opened.getByRole('radio', { name: view }).check();
  });

  await test.step('a refusal', async () => {
    await step(page, 'Token request').click();
    await page.getByRole('textbox', { name: 'Token endpoint' }).fill(`${server.url}/refuse`);
    await requestToken(page);
    await expect(step(page, 'Token request')).toContainText('401');
    const answer = page.getByRole('region', { name: 'Answer' });
    await expect(answer).toContainText(`“${markup}”`);
    await expect(answer.getByRole('link', { name: /alert/ })).toHaveCount(0);
  });

  await test.step('a protected resource’s answer', async () => {
    await step(page, 'Call').click();
    await page.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/resource`);
    await call(page);
    await expect(step(page, 'Call')).toContainText('401');
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('<img src=x');
  });

  await test.step('a text that is pasted', async () => {
    await page.getByRole('link', { name: 'Inspector' }).click();
    await paste(page.getByRole('textbox', { name: 'Token' }), markup);
    await expect(page.getByRole('region', { name: 'Opened' })).toContainText('No token was found');
    await paste(page.getByRole('textbox', { name: 'Token' }), unsignedToken({ alg: 'none', [markup]: markup }, { sub: markup }));
    await expect(page.getByRole('region', { name: 'Opened' }).getByRole('treegrid', { name: 'Claims' })).toContainText(markup);
  });

  expect(await made(page)).toBe(0);
  expect(seen()).toEqual([]);
  await server.close();
});
