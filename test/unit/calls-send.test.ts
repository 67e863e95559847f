import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { CallDraft } from '../../core/contract/calls.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { faultOf, invalid, missing } from '../support/fault-of.ts';
import { refusingUrl, startRawServer, type RunningServer } from '../support/hostile-server.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';
import { startTokenEndpoint } from '../support/token-endpoint.ts';
import { initialDraft } from '../../core/oauth/draft.ts';

const services = openServices();
const { client } = services;
const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => services.close());

const draft: CallDraft = { method: 'GET', url: '', headers: [], body: '', tokenId: null };

async function resource(answer: string) {
  const server = await startRawServer((socket) => socket.end(answer));
  servers.push(server);
  return server;
}

let count = 0;
async function storedToken(text: string): Promise<string> {
  const endpoint = await startTokenEndpoint();
  servers.push(endpoint);
  endpoint.answerJson({ access_token: text, token_type: 'Bearer' });
  count += 1;
  const of = await client.clients.create(registration({ name: `Client ${count}`, method: 'none', alg: '', tokenEndpoint: endpoint.url }));
  const { request, assertion } = initialDraft(of);
  const { tokens } = await client.tokens.request({ clientId: of.id, request: { ...request, assertion: assertion.lastGood } });
  return tokens[0]?.id ?? '';
}

describe('a call', () => {
  test('carries method, headers and body as typed, and the chosen token', async () => {
    const server = await resource('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"ok":true}');
    const tokenId = await storedToken('canary-token');
    const headers = [
      { name: 'X-One', value: 'a' },
      { name: 'x-one', value: 'b' },
    ];
    const exchange = await client.calls.send({
      ...draft,
      method: 'PATCH',
      url: `${server.url}/a?b=c#d`,
      headers,
      body: '{"ü":1}',
      tokenId,
    });
    expect(
      Buffer.from(server.received[0] ?? '', 'latin1')
        .toString()
        .split('\r\n'),
    ).toEqual([
      'PATCH /a?b=c HTTP/1.1',
      `host: 127.0.0.1:${server.port}`,
      'connection: close',
      'user-agent: Assay',
      'X-One: a',
      'x-one: b',
      'authorization: Bearer canary-token',
      'content-length: 8',
      '',
      '{"ü":1}',
    ]);
    expect(exchange).toMatchObject({
      failure: null,
      challenges: [],
      response: { status: 200, body: { format: 'json', text: ['{"ok":true}'] } },
    });
    expect(JSON.stringify(exchange)).not.toContain('canary-token');
    expect(exchange.request.headers).toContainEqual({ name: 'authorization', value: ['Bearer ', { secret: 'access_token' }] });
  });

  test('whose token is echoed does not show it', async () => {
    const tokenId = await storedToken('canary-token');
    const server = await resource('HTTP/1.1 200 OK\r\nX-Echo: canary-token\r\n\r\nyou sent Bearer canary-token.');
    const { response } = await client.calls.send({ ...draft, url: server.url, tokenId });
    expect(displayWireText(response?.body.text ?? [])).toBe('you sent Bearer ‹access_token›.');
    expect(JSON.stringify(response)).not.toContain('canary-token');
  });

  test('with credentials in a header that was typed masks them as it does a held token, and is explained by them', async () => {
    const answer = 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer error="invalid_token"\r\n\r\nno canary-typed here';
    const server = await resource(answer);
    const headers = [{ name: 'Authorization', value: 'Bearer Bearer canary-typed' }];
    const exchange = await client.calls.send({ ...draft, url: server.url, headers });
    expect(server.received[0]).toContain('Authorization: Bearer Bearer canary-typed\r\n');
    expect(JSON.stringify(exchange)).not.toContain('canary-typed');
    expect(exchange.request.headers).toContainEqual({ name: 'Authorization', value: ['Bearer Bearer ', { secret: 'token' }] });
    const explanation = await client.explanations.explain({ exchangeId: exchange.id, ask: false });
    expect(explanation.causes.map(({ title }) => title)).toContain('“Bearer” stands twice in the Authorization header.');
    expect(JSON.stringify(explanation)).not.toContain('canary-typed');
  });

  test('that is refused has its challenges taken apart', async () => {
    const server = await resource(
      'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer error="invalid_token", DPoP algs="ES256"\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n',
    );
    const { challenges, response } = await client.calls.send({ ...draft, url: server.url });
    expect(response).toMatchObject({ status: 401, body: { format: 'empty' } });
    expect(challenges.map(({ scheme }) => scheme)).toEqual(['Bearer', 'DPoP', 'Basic']);
    expect(challenges[0]?.parameters[0]).toMatchObject({
      name: 'error',
      value: 'invalid_token',
      meaning: expect.stringContaining('RFC 6750'),
    });
  });

  test.each([
    ['text', 'HTTP/1.1 200 OK\r\n\r\nhello', { format: 'text', text: ['hello'], hex: null, bytes: 5 }],
    ['HTML', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello', { format: 'html' }],
    ['binary', 'HTTP/1.1 200 OK\r\n\r\n\u0089PNG\u0000', { format: 'binary', text: [], hex: expect.stringMatching(/504e4700$/) }],
  ])('answered with %s shows it as such', async (_what, answer, body) => {
    const server = await resource(answer);
    expect((await client.calls.send({ ...draft, url: server.url })).response?.body).toMatchObject(body);
  });

  test('that reaches no server is a failure, not an exception', async () => {
    expect(await client.calls.send({ ...draft, url: await refusingUrl() })).toMatchObject({
      response: null,
      failure: { reason: 'refused' },
      challenges: [],
    });
  });
});

describe('a call that cannot be made is refused with its field', () => {
  test.each<[string, Partial<CallDraft>, string]>([
    ['no URL', { url: '' }, 'url'],
    ['a relative URL', { url: '/api' }, 'url'],
    ['a URL of another scheme', { url: 'file:///etc/passwd' }, 'url'],
    ['a method of two words', { method: 'GET IT' }, 'method'],
    ['a header name with a space', { headers: [{ name: 'a b', value: '' }] }, 'headers.0.name'],
    [
      'a header value with a line break',
      {
        headers: [
          { name: 'ok', value: '' },
          { name: 'x', value: 'a\r\nb: c' },
        ],
      },
      'headers.1.value',
    ],
    ['a header value beyond Latin-1', { headers: [{ name: 'x', value: '€' }] }, 'headers.0.value'],
  ])('%s', async (_what, changes, field) => {
    expect(await faultOf(client.calls.send({ ...draft, url: 'http://127.0.0.1:1/', ...changes }))).toEqual(invalid(field));
  });

  test('a token that is gone', async () => {
    expect(await faultOf(client.calls.send({ ...draft, url: 'http://127.0.0.1:1/', tokenId: 'gone' }))).toEqual(missing('token', 'gone'));
  });
});
