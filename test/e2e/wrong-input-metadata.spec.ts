import type { RequestListener } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { refusingUrl, startHttpServer } from '../support/hostile-server.ts';
import { markup } from '../support/tokens.ts';

type Answer = (response: Parameters<RequestListener>[1], issuer: string) => void;

function json(document: (issuer: string) => object): Answer {
  return (response, issuer) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document(issuer)));
}

/** Servers whose metadata is wrong, by the path of their issuer. */
const answers: Readonly<Record<string, Answer>> = {
  html: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  missing: (response) => response.writeHead(404).end('no'),
  moved: (response, issuer) => response.writeHead(302, { location: `${issuer}-elsewhere` }).end(),
  broken: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"issuer": oops'),
  other: json(() => ({ issuer: 'https://other.example', token_endpoint: 'https://other.example/token' })),
  slash: json((issuer) => ({ issuer: `${issuer}/`, token_endpoint: `${issuer}/token` })),
  markup: json((issuer) => ({ issuer, token_endpoint: markup, jwks_uri: 'javascript:alert(3)', scopes_supported: [markup] })),
  right: json((issuer) => ({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` })),
  late: (response, issuer) => setTimeout(() => answers['right']?.(response, issuer), 1000),
  silent: () => {},
};

async function startIssuers() {
  const server = await startHttpServer((request, response) => {
    const name = /\/(\w+)(?:\/\.well-known\/.+)?$/.exec(request.url ?? '')?.[1] ?? '';
    answers[name]?.(response, `${server.url}/${name}`);
  });
  return server;
}

/** Opens the form of a new client; answers what a person does with its issuer. */
async function newClient(page: Page) {
  await page.getByRole('link', { name: 'Clients' }).click();
  await page
    .getByRole('button', { name: 'New' })
    .or(page.getByRole('button', { name: 'Add a client' }))
    .first()
    .click();
  const issuer = page.getByRole('textbox', { name: 'Issuer' });
  return {
    issuer,
    read: async (url: string) => {
      await issuer.fill(url);
      await page.getByRole('button', { name: 'Read metadata' }).click();
    },
    panel: page.getByRole('region', { name: 'Metadata of the server' }),
    tokenEndpoint: page.getByRole('textbox', { name: 'Token endpoint' }),
    keySet: page.getByRole('textbox', { name: 'Key set (jwks_uri)' }),
  };
}

test('metadata that cannot be used says what stands at each address, and leaves the form as it was', async ({ window }) => {
  const server = await startIssuers();
  const { read, panel, tokenEndpoint } = await newClient(window);
  await tokenEndpoint.fill('https://typed.example/token');
  const cases = {
    html: 'Not usable: the body is a web page titled “Sign in”.',
    missing: 'There is nothing (status 404). Check the issuer’s path and its trailing slash.',
    moved: `Redirects to “${server.url}/moved-elsewhere”, which is not followed. If the issuer has moved, ask for the new one.`,
    broken: '“oops” is no JSON value; text stands in quotation marks (character 12).',
  };
  for (const [name, sentence] of Object.entries(cases)) {
    await test.step(name, async () => {
      await read(`${server.url}/${name}`);
      await expect(panel.getByRole('listitem')).toHaveCount(2);
      for (const attempt of await panel.getByRole('listitem').all()) await expect(attempt).toContainText(sentence);
      await expect(panel.getByText('Neither address has a metadata document. Fill in the endpoints by hand.')).toBeVisible();
      await expect(tokenEndpoint).toHaveValue('https://typed.example/token');
    });
  }
  await server.close();
});

test('metadata of another issuer is shown side by side and fills in nothing until it is asked to', async ({ window }) => {
  const server = await startIssuers();
  const { issuer, read, panel, tokenEndpoint } = await newClient(window);
  await read(`${server.url}/other`);
  await expect(panel.getByRole('term')).toHaveText(['asked', 'found']);
  await expect(panel.getByRole('definition')).toHaveText([`${server.url}/other`, 'https://other.example']);
  await expect(tokenEndpoint).toHaveValue('');
  await panel.getByRole('button', { name: 'Fill in from it nevertheless' }).click();
  await expect(tokenEndpoint).toHaveValue('https://other.example/token');
  await panel.getByRole('button', { name: 'Take back' }).click();
  await expect(tokenEndpoint).toHaveValue('');

  await read(`${server.url}/slash`);
  await expect(panel.getByRole('definition')).toHaveText([`${server.url}/slash`, `${server.url}/slash/`]);
  await panel.getByRole('button', { name: 'Use the issuer found' }).click();
  await expect(issuer).toHaveValue(`${server.url}/slash/`);
  await expect(tokenEndpoint).toHaveValue(`${server.url}/slash/token`);
  await server.close();
});

test('what metadata calls an address and is none is said, shown as text, and not filled in', async ({ window }) => {
  const server = await startIssuers();
  const dialogs: string[] = [];
  window.on('dialog', (dialog) => void dialogs.push(dialog.message()));
  const { read, panel, tokenEndpoint, keySet } = await newClient(window);
  await read(`${server.url}/markup`);
  await expect(panel.getByText('Its token_endpoint is no absolute URL.').first()).toBeVisible();
  await expect(panel.getByText(markup).first()).toBeVisible();
  await expect(tokenEndpoint).toHaveValue('');
  await expect(keySet).toHaveValue('');
  await panel.getByRole('button', { name: 'Show the document' }).click();
  await expect(window.getByRole('dialog')).toContainText('<script>alert(2)</script>');
  expect(dialogs).toEqual([]);
  await server.close();
});

test('a server that never answers can be left alone, and a late answer fills in no other issuer’s form', async ({ window }) => {
  const server = await startIssuers();
  const { issuer, read, panel, tokenEndpoint } = await newClient(window);
  await read(`${server.url}/silent`);
  await window.getByRole('button', { name: 'Stop' }).click();
  await expect(window.getByRole('button', { name: 'Stop' })).toBeHidden();
  await read(`${server.url}/right`);
  await expect(tokenEndpoint).toHaveValue(`${server.url}/right/token`);

  await tokenEndpoint.fill('');
  await read(`${server.url}/late`);
  await issuer.fill('https://another.example');
  await expect(window.getByRole('button', { name: 'Stop' })).toBeHidden();
  await expect(panel).toBeHidden();
  await expect(tokenEndpoint).toHaveValue('');
  await server.close();
});

test('an issuer that is no URL and a server that is not there are told apart, in the field and beside the addresses', async ({
  window,
}) => {
  const { issuer, read, panel } = await newClient(window);
  await read('not a url');
  await expect(window.getByText('“not a url” is no absolute URL. Write the issuer with https:// and its host.')).toBeVisible();
  await expect(issuer).toHaveAttribute('aria-invalid', 'true');
  const url = await refusingUrl();
  await read(url);
  await expect(panel.getByText(`Nothing accepts connections at ${new URL(url).host} (ECONNREFUSED).`).first()).toBeVisible();
});
