import type { ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { holdClient } from '../support/held-client.ts';
import { refusingUrl, startHttpServer, startHttpsServer } from '../support/hostile-server.ts';
import { requestToken, step } from '../support/workbench-page.ts';

type Answer = (response: ServerResponse) => void;

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

function body(status: number, headers: Record<string, string>, text: string): Answer {
  return (response) => void response.writeHead(status, headers).end(text);
}

/** Writes without end, as long as somebody reads. */
function withoutEnd(
  write: (chunk: Buffer) => boolean,
  stream: { once: (event: 'drain', listener: () => void) => unknown },
  stopped: () => boolean,
) {
  const chunk = Buffer.alloc(1 << 20, 'a');
  const more = (): void => {
    while (!stopped()) {
      if (write(chunk)) continue;
      stream.once('drain', more);
      return;
    }
  };
  more();
}

const checkUrl = 'Check that the URL is the token endpoint, and that no proxy or sign-in page stands before it.';

/** What token endpoints answer that is no token response, with the badge of the card and the sentence that says so. */
const answers: Readonly<Record<string, { readonly answer: Answer; readonly badge: string; readonly said: string }>> = {
  '500': {
    answer: body(500, json, '{"error":"server_error","error_description":"Out of order"}'),
    badge: '500',
    said: 'The server failed; the request is not at fault. Try again with a new assertion.',
  },
  '500-html': {
    answer: body(500, { 'content-type': 'text/html' }, '<h1>Internal Server Error</h1>'),
    badge: '500',
    said: 'Status 500, and the body is a web page. The fault is the server’s: look in its log, and try again with a new assertion.',
  },
  html: {
    answer: body(200, { 'content-type': 'text/html' }, '<!doctype html><title>Sign in</title><h1>Sign in</h1>'),
    badge: '200',
    said: `Status 200, and the body is a web page titled “Sign in”. ${checkUrl}`,
  },
  empty: { answer: body(200, {}, ''), badge: '200', said: `Status 200, and the body is empty. ${checkUrl}` },
  'bad-json': {
    answer: body(200, json, '{"access_token":"abc","token_type":Bearer}'),
    badge: '200',
    said: `Status 200, and the body is not a JSON object: “Bearer” is no JSON value; text stands in quotation marks (character 36). ${checkUrl}`,
  },
  'no-token': {
    answer: body(200, json, '{"hello":"world"}'),
    badge: '200',
    said: 'Status 200, but the JSON has no “access_token” (RFC 6749 5.1). Check that the URL is the token endpoint.',
  },
  redirect: {
    answer: body(302, { location: 'https://elsewhere.example/login' }, ''),
    badge: '302',
    said:
      'The server redirects to “https://elsewhere.example/login” (status 302). Assay follows no redirect with credentials (RFC 9700 4.12). ' +
      'It is another server: put it into the registration only if you know it.',
  },
  '50-mb': {
    answer: (response) => {
      response.writeHead(200, json);
      withoutEnd(
        (chunk) => response.write(chunk),
        response,
        () => response.destroyed,
      );
    },
    badge: '200',
    said: `Status 200, and the body is longer than Assay reads. ${checkUrl}`,
  },
  'gzip-bomb': {
    answer: (response) => {
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      response.on('close', () => gzip.destroy());
      withoutEnd(
        (chunk) => gzip.write(chunk),
        gzip,
        () => gzip.destroyed,
      );
    },
    badge: '200',
    said: `Status 200, and the body is longer than Assay reads. ${checkUrl}`,
  },
  'no-gzip': {
    answer: (response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{}').subarray(0, 9)),
    badge: '200',
    said: 'The body does not decode as its Content-Encoding says (Z_BUF_ERROR); what decoded of it is shown.',
  },
};

async function openRequest(page: Page): Promise<{ readonly endpoint: Locator; readonly answer: Locator }> {
  await step(page, 'Token request').click();
  return { endpoint: page.getByRole('textbox', { name: 'Token endpoint' }), answer: page.getByRole('region', { name: 'Answer' }) };
}

test.beforeEach(({ home }) => {
  const endpoint = ['--client-id', 'acme', '--token-endpoint', 'http://127.0.0.1:1/token'];
  holdClient(home, 'Acme', [...endpoint, '--method', 'client_secret_basic'], 'a secret of the client');
});

test('every answer that is no token response is explained in one sentence, and what came is shown', async ({ window }) => {
  test.slow();
  const server = await startHttpServer((request, response) => answers[request.url?.slice(1) ?? '']?.answer(response));
  const { endpoint, answer } = await openRequest(window);
  for (const [name, { badge, said }] of Object.entries(answers)) {
    await test.step(name, async () => {
      await endpoint.fill(`${server.url}/${name}`);
      await requestToken(window);
      await expect(step(window, 'Token request')).toContainText(badge);
      await expect(answer).toContainText(said);
      await expect(step(window, 'Token request')).not.toContainText('changed since');
      await expect(step(window, 'Tokens')).toContainText('none yet');
    });
  }
  await server.close();
});

test('a server that cannot be reached is a failure with its reason and its fix', async ({ window }) => {
  const tls = await startHttpsServer(selfSignedCertificate(), (_, response) => void response.end('{}'));
  const plain = await startHttpServer((_, response) => void response.end('{}'));
  const refused = await refusingUrl();
  const { endpoint, answer } = await openRequest(window);
  const failures = [
    [refused, `Nothing accepts connections at ${new URL(refused).host} (ECONNREFUSED). Start the server, or correct the port in the URL.`],
    [
      tls.url,
      /The TLS certificate of 127\.0\.0\.1:\d+ comes from an authority that is unknown here \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. If you trust it, /,
    ],
    [
      plain.url.replace('http:', 'https:'),
      /does not answer with TLS .+ Use http:\/\/ if the server has no TLS there, or correct the port\./,
    ],
    ['http://no-such-host.invalid/token', 'The name “no-such-host.invalid” was not found'],
  ] as const;
  for (const [url, said] of failures) {
    await endpoint.fill(url);
    await requestToken(window);
    await expect(answer).toContainText(said);
    await expect(step(window, 'Token request')).toContainText('failed');
  }

  await endpoint.fill('ftp://as.example/token');
  await requestToken(window);
  await expect(endpoint).toHaveAttribute('aria-invalid', 'true');
  await expect(
    window.getByText('The token endpoint “ftp://as.example/token” is no absolute http or https URL.', { exact: false }).last(),
  ).toBeVisible();
  await Promise.all([tls.close(), plain.close()]);
});

for (const [what, answer] of [
  ['never answers', () => {}],
  ['stops halfway', (response: ServerResponse) => void response.writeHead(200, json).write('{"access_token":"')],
] as const) {
  test(`a server that ${what} is given up when the person cancels, and the next request goes through`, async ({ window }) => {
    let hangs = true;
    let came = 0;
    let gone = 0;
    const server = await startHttpServer((request, response) => {
      came += 1;
      request.once('close', () => (gone += 1));
      if (hangs) answer(response);
      else response.writeHead(200, json).end('{"access_token":"opaque-token","token_type":"Bearer"}');
    });
    const { endpoint } = await openRequest(window);
    await endpoint.fill(`${server.url}/token`);
    await requestToken(window);
    await expect(step(window, 'Token request')).toContainText('waiting for the answer');
    await expect.poll(() => came).toBe(1);
    await step(window, 'Call').click();
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await step(window, 'Token request').click();
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(window.getByText('Cancelled: the answer was not waited for. What was sent may have reached the server.')).toBeVisible();
    await expect(step(window, 'Token request')).not.toContainText('waiting');
    await expect.poll(() => gone).toBe(1);

    hangs = false;
    await requestToken(window);
    await expect(step(window, 'Token request')).toContainText('200');
    await server.close();
  });
}

test('who goes to another step while the answer is awaited stays there when it comes', async ({ window }) => {
  const waiting: ServerResponse[] = [];
  const server = await startHttpServer((_, response) => void waiting.push(response));
  const { endpoint } = await openRequest(window);
  await endpoint.fill(`${server.url}/token`);
  await requestToken(window);
  await expect(step(window, 'Token request')).toContainText('waiting for the answer');
  await expect.poll(() => waiting.length).toBe(1);
  await step(window, 'Call').click();
  waiting[0]?.writeHead(401, json).end('{"error":"invalid_client"}');
  await expect(step(window, 'Token request')).toContainText('401');
  await window.getByRole('textbox', { name: 'URL' }).fill(`${server.url}/resource`);
  await expect(step(window, 'Call')).toHaveAttribute('aria-selected', 'true');
  await server.close();
});

test('tokens that are no JWTs are opaque and kept, which is no error', async ({ window }) => {
  const answer = { access_token: 'SlAV32hkKG-opaque', token_type: 'Bearer', expires_in: 3600, refresh_token: '8xLOxBtZp8' };
  const server = await startHttpServer((_, response) => void response.writeHead(200, json).end(JSON.stringify(answer)));
  const { endpoint } = await openRequest(window);
  await endpoint.fill(`${server.url}/token`);
  await requestToken(window);
  await expect(step(window, 'Tokens')).toContainText('access token, opaque');
  await window.getByRole('button', { name: 'Open them' }).click();
  const opened = window.getByRole('region', { name: 'Access token' });
  await expect(opened).toContainText('opaque token');
  await expect(opened).toContainText('SlAV32hkKG-opaque');
  await expect(opened.getByText('Error:')).toBeHidden();
  await server.close();
});
