import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { refusingUrl, startHttpsServer, startRawServer } from '../support/hostile-server.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint.ts';

const services = openServices();
const { client } = services;
let endpoint: TokenEndpoint;
let of: ClientRegistration;

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  of = await client.clients.create(registration({ method: 'none', alg: '', tokenEndpoint: endpoint.url }));
});
afterAll(async () => {
  await endpoint.close();
  await services.close();
});

function request(tokenEndpoint = endpoint.url, signal?: AbortSignal) {
  const { request: draft, assertion } = initialDraft(of);
  const input = { clientId: of.id, request: { ...draft, tokenEndpoint, assertion: assertion.lastGood } };
  return client.tokens.request(input, signal === undefined ? {} : { signal });
}

function endlessly(response: ServerResponse, chunk: Uint8Array): void {
  const push = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', push);
  push();
}

describe('a token endpoint', () => {
  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['answers 500', (response) => response.writeHead(500).end('oops'), /^Status 500, and the body is not a JSON object: .*server’s/],
    [
      'answers with a web page',
      (response) => response.end('<!DOCTYPE html><title>Sign in</title>'),
      /web page titled “Sign in”.*sign-in page/,
    ],
    ['answers with nothing', (response) => response.end(), /the body is empty/],
    ['answers with JSON that does not parse', (response) => response.end('{"access_token": '), /not a JSON object: .*end of the text/],
    ['answers with 50 MB', (response) => endlessly(response, Buffer.alloc(65_536, 'a')), /longer than Assay reads/],
    [
      'answers with gzip that expands without end',
      (response) => endlessly(response.setHeader('content-encoding', 'gzip'), gzipSync(Buffer.alloc(1_000_000, 'a'))),
      /longer than Assay reads/,
    ],
    ['redirects', (response) => response.writeHead(307, { location: '/other' }).end(), /redirects to “http:\/\/127.0.0.1:\d+\/other”/],
    ['answers with binary', (response) => response.end(Buffer.from([0, 1, 2, 255])), /binary/],
  ])('that %s is answered with one explanation', async (_what, answer, explanation) => {
    endpoint.answerWith((response) => answer(response));
    const exchange = await request();
    expect(exchange).toMatchObject({
      failure: null,
      tokens: [],
      answer: { kind: 'unusable', explanation: expect.stringMatching(explanation) },
    });
  });

  test('that ends its answer too early says so, and shows what came', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"access_token":'));
    const { notes, response } = await request(server.url);
    await server.close();
    expect(response?.body.text).toEqual(['{"access_token":']);
    expect(notes).toContainEqual(
      expect.objectContaining({ severity: 'error', text: expect.stringContaining('ended before the body was complete') }),
    );
  });

  test('that refuses the connection is a failure, not an exception', async () => {
    const exchange = await request(await refusingUrl());
    expect(exchange).toMatchObject({ response: null, answer: null, tokens: [], failure: { reason: 'refused' } });
  });

  test('that hangs is given up when the person stops', async () => {
    const server = await startRawServer(() => controller.abort());
    const controller = new AbortController();
    const outcome = await request(server.url, controller.signal).then(
      (exchange) => exchange.failure?.reason,
      (error: unknown) => error,
    );
    await server.close();
    expect(['aborted', controller.signal.reason]).toContain(outcome);
  });

  test('with an unknown TLS certificate is a failure that says how to trust it', async () => {
    const server = await startHttpsServer(selfSignedCertificate(), (_request, response) => response.end());
    const { failure } = await request(server.url);
    await server.close();
    expect(failure).toMatchObject({ reason: 'tls', message: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
  });
});
