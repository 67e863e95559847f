import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoopbackHost, type LoopbackHost } from '../../electron/loopback/server.ts';
import { compose, type Composition } from '../../electron/services/compose.ts';
import { openPreferences } from '../../electron/store/preferences.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let directory: string;
let composition: Composition;
let host: LoopbackHost;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-test-'));
  writeFileSync(join(directory, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  composition = compose({
    kind: 'browser',
    environment: { ASSAY_HOME: directory, ASSAY_KEYRING: 'off' },
    preferences: (home) => openPreferences(home, Conf),
  });
});

afterAll(async () => {
  await composition.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Sends what a browser would not let a page send: any Host and Origin. */
function send(options: { method?: string; path?: string; headers?: Record<string, string>; body?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: host.port, method: options.method ?? 'GET', path: options.path ?? '/', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const origin = (): string => `http://127.0.0.1:${host.port}`;
const launchToken = (): string => new URL(host.launchUrl).hash.replace('#launch=', '');
const redeem = (token: string): Promise<Answer> =>
  send({ method: 'POST', path: '/session', headers: { origin: origin() }, body: JSON.stringify({ token }) });
const callList = (headers: Record<string, string>): Promise<Answer> =>
  send({ method: 'POST', path: '/rpc/clients/list', headers: { 'content-type': 'application/json', ...headers }, body: '{}' });

describe('the browser host', () => {
  beforeAll(async () => {
    host = await startLoopbackHost({ router: composition.router, pages: directory });
  });
  afterAll(() => host.close());

  test('serves the page under a policy without unsafe sources and with a fresh nonce', async () => {
    const [first, second] = [await send({}), await send({})];
    const policy = String(first.headers['content-security-policy']);
    expect(first.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /content="([\w-]+)"/.exec(first.body)?.[1] ?? '';
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(second.body).not.toContain(nonce);
  });

  test('refuses a request that names another host, as a rebound DNS name would', async () => {
    expect(await send({ headers: { host: `assay.example:${host.port}` } })).toMatchObject({ status: 403 });
    expect(await send({ headers: { host: `localhost:${host.port}` } })).toMatchObject({ status: 403 });
  });

  test('gives out no file outside the page', async () => {
    for (const path of ['/../package.json', '/%2e%2e/assay.db', '/..%2fpackage.json', '/assay.db', '/%00', '/%zz']) {
      expect((await send({ path })).status, path).toBe(404);
    }
  });

  test('refuses a call from a foreign origin, without an origin, and without a session', async () => {
    expect(await callList({ origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await callList({})).toMatchObject({ status: 403 });
    expect(await callList({ origin: origin() })).toMatchObject({ status: 401 });
    expect(await callList({ origin: origin(), cookie: `assay-${host.port}=${'A'.repeat(43)}` })).toMatchObject({ status: 401 });
  });

  test('takes a launch token once, from its own page only', async () => {
    expect(await redeem('wrong')).toMatchObject({ status: 401 });
    expect(await send({ method: 'POST', path: '/session', body: JSON.stringify({ token: launchToken() }) })).toMatchObject({ status: 403 });
    const redeemed = await redeem(launchToken());
    expect(redeemed.status).toBe(204);
    const cookie = redeemed.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(await redeem(launchToken())).toMatchObject({ status: 401 });
    expect(await callList({ origin: origin(), cookie: cookie.split(';')[0] ?? '' })).toMatchObject({ status: 200 });
    expect(await callList({ origin: 'https://evil.example', cookie: cookie.split(';')[0] ?? '' })).toMatchObject({ status: 403 });
  });

  test('sends no header that would let another origin read an answer', async () => {
    const answer = await send({ method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('says that a port is taken', async () => {
    await expect(startLoopbackHost({ router: composition.router, pages: directory, port: host.port })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'port' },
    });
  });
});
