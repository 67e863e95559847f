import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWireText } from '../../../core/oauth/wire-text.ts';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import type { LocalServer } from '../../support/local-server.ts';

const answers: Readonly<Record<string, RequestListener>> = {
  '/echo': (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, rawHeaders } = request;
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ method, rawHeaders, body: String(Buffer.concat(chunks)) }));
    });
  },
  '/redirect': (_request, response) => response.writeHead(302, { location: '/echo' }).end(),
  '/binary': (_request, response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.from([0, 255, 16])),
  '/empty': (_request, response) => response.writeHead(204).end(),
  '/html': (_request, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'),
};

export function callsSuite(open: OpenHost): void {
  describe('calls', () => {
    const host = hostFor(open);
    let server: LocalServer;
    beforeAll(async () => {
      server = await localServer((request, response) => answers[request.url ?? '']?.(request, response));
    });
    afterAll(() => server.close());

    const send = (path: string, change: { method?: string; headers?: { name: string; value: string }[]; body?: string } = {}) =>
      host.client.calls.send({ method: 'GET', url: `${server.origin}${path}`, headers: [], body: '', tokenId: null, ...change });

    test('sends method, headers and body as they are, and shows what came back', async () => {
      const exchange = await send('/echo', { method: 'PUT', headers: [{ name: 'X-Odd', value: 'ä' }], body: '{"a":1}' });
      expect(exchange).toMatchObject({ failure: null, response: { status: 200, body: { format: 'json', truncated: false } } });
      const echoed = JSON.parse(displayWireText(exchange.response?.body.text ?? []));
      expect(echoed).toMatchObject({ method: 'PUT', body: '{"a":1}' });
      expect(echoed.rawHeaders).toContain('X-Odd');
      expect(exchange.response?.timings.total).toBeGreaterThan(0);
    });

    test('gives the last call’s body as it came, and no earlier one', async () => {
      const earlier = await send('/binary');
      const { base64 } = await host.client.calls.revealBody({ exchangeId: earlier.id });
      expect([...Buffer.from(base64, 'base64')]).toEqual([0, 255, 16]);
      await send('/empty');
      expect(await faultOf(host.client.calls.revealBody({ exchangeId: earlier.id }))).toEqual(missing('last call', earlier.id));
    });

    test('follows no redirect', async () => {
      const exchange = await send('/redirect');
      expect(exchange.response?.status).toBe(302);
      expect(exchange.response?.headers).toContainEqual({ name: 'location', value: ['/echo'] });
    });

    test.each([
      ['/binary', { format: 'binary', hex: expect.stringMatching(/00.?ff.?10/i), bytes: 3 }],
      ['/empty', { format: 'empty', bytes: 0 }],
      ['/html', { format: 'html', text: ['<script>alert(1)</script>'] }],
    ])('tells the kinds of body apart: %s', async (path, body) => {
      expect((await send(path)).response?.body).toMatchObject(body);
    });

    test('an unreachable resource is a result', async () => {
      const closed = await localServer(() => undefined);
      await closed.close();
      const exchange = await host.client.calls.send({ method: 'GET', url: closed.origin, headers: [], body: '', tokenId: null });
      expect(exchange).toMatchObject({ response: null, failure: { reason: 'refused', message: expect.stringMatching(/\.$/) } });
    });

    test('names the token that is not there', async () => {
      const call = host.client.calls.send({ method: 'GET', url: server.origin, headers: [], body: '', tokenId: 'nowhere' });
      expect(await faultOf(call)).toEqual(missing('token', 'nowhere'));
    });

    test('an address, a method or a header that cannot be sent is refused by its field', async () => {
      expect(await faultOf(host.client.calls.send({ method: 'GET', url: 'nonsense', headers: [], body: '', tokenId: null }))).toEqual(
        invalid('url'),
      );
      expect(await faultOf(send('/echo', { method: 'G T' }))).toEqual(invalid('method'));
      expect(await faultOf(send('/echo', { headers: [{ name: 'a b', value: 'v' }] }))).toMatchObject({
        code: 'INVALID_INPUT',
        defined: true,
      });
    });
  });
}
