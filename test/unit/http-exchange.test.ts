import { afterEach, describe, expect, test } from 'vitest';
import { wireRequest, type WireRequestParts } from '../../core/oauth/wire-request.ts';
import { displayWireText, plainWireText } from '../../core/oauth/wire-text.ts';
import { createHttpClient } from '../../electron/http/undici-client.ts';
import { startRawServer, type RunningServer } from '../support/hostile-server.ts';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Sends what `wireRequest` made and answers the bytes that came over the wire, and the request as a trace shows it. */
async function sentAndShown(parts: Omit<WireRequestParts, 'url'> & { readonly path?: string }) {
  const server = await startRawServer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
  servers.push(server);
  const request = wireRequest({ ...parts, url: `${server.url}${parts.path ?? '/token'}` });
  const http = createHttpClient({ now: Date.now });
  await http.send({
    method: request.method,
    url: request.url,
    headers: request.headers.map(({ name, value }) => ({ name, value: plainWireText(value) })),
    body: request.body === null ? null : plainWireText(request.body),
  });
  const url = new URL(request.url);
  const shown = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    ...request.headers.map(({ name, value }) => `${name}: ${displayWireText(value)}`),
    '',
    displayWireText(request.body ?? []),
  ].join('\r\n');
  return { sent: Buffer.from(server.received[0] ?? '', 'latin1').toString(), shown };
}

describe('the request that is shown is, byte for byte, the request that is sent', () => {
  const form = { name: 'content-type', value: ['application/x-www-form-urlencoded'] };

  test.each<[string, Omit<WireRequestParts, 'url'> & { readonly path?: string }]>([
    ['with a form', { method: 'POST', headers: [form], body: ['grant_type=x&secret=', { secret: 'client_secret', text: 'y' }] }],
    ['with text beyond ASCII', { method: 'POST', headers: [form], body: ['grüße=€'] }],
    ['without a body', { method: 'GET', headers: [{ name: 'Accept', value: ['*/*'] }], body: null }],
    ['without a body where one is usual', { method: 'POST', headers: [], body: null }],
    ['with an empty body', { method: 'POST', headers: [], body: [''] }],
    ['with an empty body where none is usual', { method: 'GET', headers: [], body: [''] }],
    ['with a body where none is usual', { method: 'GET', headers: [], body: ['{}'] }],
    ['of another method', { method: 'PROPFIND', headers: [], body: null }],
    ['with a query and a fragment', { method: 'GET', path: '/a%20b/../c?x[]=ü#part', headers: [], body: null }],
    [
      'with repeated headers in odd case',
      {
        method: 'GET',
        headers: [
          { name: 'X-One', value: ['1'] },
          { name: 'x-one', value: ['2'] },
        ],
        body: null,
      },
    ],
    [
      'with headers that HTTP itself uses',
      {
        method: 'POST',
        headers: [
          { name: 'X-First', value: ['1'] },
          { name: 'Host', value: ['other.example'] },
          { name: 'Connection', value: ['keep-alive'] },
          { name: 'Content-Length', value: ['2'] },
          { name: 'User-Agent', value: ['test'] },
        ],
        body: ['ab'],
      },
    ],
  ])('%s', async (_what, parts) => {
    const { sent, shown } = await sentAndShown(parts);
    expect(sent).toBe(shown);
  });
});

describe('a response', () => {
  async function responseTo(bytes: string, now = Date.now) {
    const server = await startRawServer((socket) => socket.end(bytes));
    servers.push(server);
    const outcome = await createHttpClient({ now }).send({ method: 'GET', url: server.url, headers: [], body: null });
    if (!('response' in outcome)) throw new Error(outcome.failure.message);
    return outcome.response;
  }

  test('keeps its headers in order, with case and repeats', async () => {
    const response = await responseTo('HTTP/1.1 401 Nope\r\nWWW-Authenticate: Basic\r\nset-cookie: a\r\nwww-authenticate: Bearer\r\n\r\n');
    expect(response).toMatchObject({ status: 401, statusText: 'Nope' });
    expect(response.headers).toEqual([
      { name: 'WWW-Authenticate', value: 'Basic' },
      { name: 'set-cookie', value: 'a' },
      { name: 'www-authenticate', value: 'Bearer' },
    ]);
  });

  test('that redirects is not followed', async () => {
    const response = await responseTo('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n');
    expect(response.status).toBe(302);
  });

  test.each([
    [90_000, 90],
    [0, 0],
    [-999, 0],
    [-30_999, -30],
  ])('whose Date is %d ms ahead of our clock tells of %d s, since a Date has no fraction', async (milliseconds, seconds) => {
    const date = new Date('2026-01-01T00:02:00Z');
    const answer = `HTTP/1.1 200 OK\r\nDate: ${date.toUTCString()}\r\n\r\n`;
    expect((await responseTo(answer, () => date.getTime() - milliseconds)).clockOffset).toBe(seconds);
  });

  test.each(['', 'Date: yesterday\r\n'])('without a readable Date tells nothing of the clock', async (header) => {
    expect((await responseTo(`HTTP/1.1 200 OK\r\n${header}\r\n`)).clockOffset).toBeNull();
  });

  test('has timings in the order of the steps', async () => {
    const { timings } = await responseTo('HTTP/1.1 200 OK\r\n\r\nhello');
    expect(timings).toMatchObject({ dns: null, tls: null });
    expect(timings.connect).toBeGreaterThan(0);
    expect(timings.firstByte).toBeGreaterThanOrEqual(timings.connect ?? 0);
    expect(timings.total).toBeGreaterThanOrEqual(timings.firstByte ?? 0);
  });
});

describe('a request that HTTP/1.1 cannot carry', () => {
  test.each([
    [{ name: 'bad name', value: 'x' }],
    [{ name: 'x', value: 'line\r\nbreak: 1' }],
    [{ name: 'x', value: '€' }],
    [{ name: 'transfer-encoding', value: 'chunked' }],
    [{ name: 'content-length', value: '99' }],
  ])('because of a header %j is a failure, and nothing is sent', async (header) => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    servers.push(server);
    const http = createHttpClient({ now: Date.now });
    const outcome = await http.send({ method: 'POST', url: server.url, headers: [header], body: 'x' });
    expect(outcome).toMatchObject({ failure: { reason: 'other', message: expect.stringContaining('cannot be written as HTTP/1.1') } });
    expect(server.received).toEqual([]);
  });
});
