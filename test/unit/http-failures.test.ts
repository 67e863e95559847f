import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient } from '../../electron/http/undici-client.ts';
import type { HttpOptions } from '../../electron/http/http-client.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { refusingUrl, startHttpServer, startHttpsServer, startRawServer, type RunningServer } from '../support/hostile-server.ts';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Keeps a server to be closed after the test. */
function kept<Kept extends RunningServer>(server: Kept): Kept {
  servers.push(server);
  return server;
}

function get(url: string, options: HttpOptions = {}, authorities: readonly string[] = []) {
  const http = createHttpClient({ now: Date.now, authorities });
  return http.send({ method: 'GET', url, headers: [], body: null }, options);
}

async function failureOf(url: string, options?: HttpOptions) {
  const outcome = await get(url, options);
  if (!('failure' in outcome)) throw new Error(`got a response with status ${outcome.response.status}`);
  return outcome.failure;
}

describe('a server that cannot be reached', () => {
  test('that refuses the connection is named with its port', async () => {
    const url = await refusingUrl();
    const failure = await failureOf(url);
    expect(failure.reason).toBe('refused');
    expect(failure.message).toContain(new URL(url).host);
    expect(failure.message).toContain('Start the server');
  });

  test('whose name does not exist is a failure of the name', async () => {
    const failure = await failureOf('http://assay-test.invalid/');
    expect(failure.reason).toBe('dns');
    expect(failure.message).toContain('“assay-test.invalid”');
  });

  test.each(['', 'not a url', '/token', 'ftp://127.0.0.1/', 'http://user:pass@127.0.0.1/'])('is refused as a URL: “%s”', async (url) => {
    expect((await failureOf(url)).reason).toBe('url');
  });

  test('that hangs after taking the request runs into the time limit, and the sentence says so', async () => {
    const server = kept(await startRawServer(() => {}));
    const failure = await failureOf(server.url, { timeout: 60 });
    expect(failure.reason).toBe('timeout');
    expect(failure.message).toContain('took the request but sent no answer within 0.1 s');
  });

  test('that never completes the TLS handshake runs into the time limit, and the sentence says so', async () => {
    const server = kept(await startRawServer(() => {}));
    const failure = await failureOf(server.url.replace('http:', 'https:'), { timeout: 60 });
    expect(failure.reason).toBe('timeout');
    expect(failure.message).toContain('did not complete the TLS handshake');
  });

  test('is given up at once when the person stops', async () => {
    const server = kept(await startRawServer(() => {}));
    const controller = new AbortController();
    const pending = failureOf(server.url, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect((await pending).reason).toBe('aborted');
  });

  test('is given up when the client is closed', async () => {
    const server = kept(await startRawServer(() => {}));
    const http = createHttpClient({ now: Date.now });
    const pending = http.send({ method: 'GET', url: server.url, headers: [], body: null });
    setTimeout(() => void http.close(), 20);
    expect(await pending).toMatchObject({ failure: { reason: 'aborted' } });
  });
});

describe('a server that does not speak HTTP', () => {
  test('and closes the connection is a reset', async () => {
    const server = kept(await startRawServer((socket) => socket.destroy()));
    const failure = await failureOf(server.url);
    expect(failure.reason).toBe('reset');
    expect(failure.message).toContain('closed the connection before it answered');
  });

  test.each(['SSH-2.0-OpenSSH_9.6\r\n', '<html>HTTP/0.9</html>', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n'])(
    'but sends %j is a fault of the protocol',
    async (bytes) => {
      const server = kept(await startRawServer((socket) => socket.end(bytes)));
      expect((await failureOf(server.url)).reason).toBe('protocol');
    },
  );

  test('but sends headers without end is a fault of the protocol', async () => {
    const server = kept(await startRawServer((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}`)));
    expect((await failureOf(server.url)).reason).toBe('protocol');
  });

  test('but plain text where TLS is meant is a fault of TLS', async () => {
    const server = kept(await startHttpServer((_request, response) => response.end()));
    const failure = await failureOf(server.url.replace('http:', 'https:'));
    expect(failure.reason).toBe('tls');
    expect(failure.message).toContain('does not answer with TLS');
  });
});

describe('a TLS certificate', () => {
  test('of an unknown authority is refused, and the sentence says how to trust it', async () => {
    const server = kept(await startHttpsServer(selfSignedCertificate(), (_request, response) => response.end()));
    const failure = await failureOf(server.url);
    expect(failure.reason).toBe('tls');
    expect(failure.message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(failure.message).toContain('NODE_EXTRA_CA_CERTS');
  });

  test('of a configured authority is taken, and the trace shows it', async () => {
    const certificate = selfSignedCertificate();
    const server = kept(await startHttpsServer(certificate, (_request, response) => response.end('hello')));
    const outcome = await get(server.url, {}, [certificate.cert]);
    expect(outcome).toMatchObject({ response: { status: 200, peerCertificate: { subject: 'CN=Assay test', issuer: 'CN=Assay test' } } });
    if (!('response' in outcome)) return;
    const { connect, tls, firstByte, total } = outcome.response.timings;
    expect([connect, tls, firstByte, total].map(Number)).toEqual([connect, tls, firstByte, total].map(Number).toSorted((a, b) => a - b));
  });

  test('that has expired is named as such', async () => {
    const certificate = selfSignedCertificate({ notBefore: new Date('2020-01-01'), notAfter: new Date('2020-02-01') });
    const server = kept(await startHttpsServer(certificate, (_request, response) => response.end()));
    const outcome = await get(server.url, {}, [certificate.cert]);
    expect(outcome).toMatchObject({ failure: { reason: 'tls', message: expect.stringContaining('has expired') } });
  });

  test('for another name is named as such', async () => {
    const certificate = selfSignedCertificate({ names: ['as.example'], addresses: [] });
    const server = kept(await startHttpsServer(certificate, (_request, response) => response.end()));
    const outcome = await get(server.url, {}, [certificate.cert]);
    expect(outcome).toMatchObject({ failure: { reason: 'tls', message: expect.stringContaining('is for another name') } });
  });
});

async function responseOf(url: string, options?: HttpOptions) {
  const outcome = await get(url, options);
  if (!('response' in outcome)) throw new Error(outcome.failure.message);
  return outcome.response;
}

describe('a body', () => {
  test('of 50 MB is cut at the limit, and the rest is never read', async () => {
    let sent = 0;
    const server = kept(
      await startHttpServer((_request, response) => {
        const chunk = Buffer.alloc(64 * 1024, 'a');
        const push = () => {
          while (sent < 50_000_000 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on('drain', push);
        push();
      }),
    );
    const response = await responseOf(server.url);
    expect(response.truncated).toBe(true);
    expect(response.body).toHaveLength(5_000_000);
    expect(sent).toBeLessThan(25_000_000);
  });

  test('of gzip that expands without end is cut at the limit', async () => {
    // A gzip file may have any number of members (RFC 1952 2.2).
    const member = gzipSync(Buffer.alloc(1_000_000));
    const server = kept(
      await startHttpServer((_request, response) => {
        response.setHeader('content-encoding', 'gzip');
        const push = () => {
          while (!response.destroyed && response.write(member));
        };
        response.on('drain', push);
        push();
      }),
    );
    const response = await responseOf(server.url, { bodyLimit: 100_000 });
    expect(response).toMatchObject({ truncated: true, bodyFault: null });
    expect(response.body).toHaveLength(100_000);
  });

  test.each([
    ['gzip', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
    ['identity', Buffer.from('hello')],
    ['zstd-unknown', Buffer.from('hello')],
  ])('in %s is decoded', async (coding, bytes) => {
    const server = kept(await startHttpServer((_request, response) => response.setHeader('content-encoding', coding).end(bytes)));
    const response = await responseOf(server.url);
    expect(Buffer.from(response.body).toString()).toBe('hello');
    expect(response.bodyFault).toBeNull();
  });

  test('that is empty although it is called gzip is empty', async () => {
    const server = kept(await startHttpServer((_request, response) => response.setHeader('content-encoding', 'gzip').end()));
    const response = await responseOf(server.url);
    expect(response).toMatchObject({ truncated: false, bodyFault: null });
    expect(response.body).toHaveLength(0);
  });

  test('that is called gzip but is none is said not to decode', async () => {
    const server = kept(await startHttpServer((_request, response) => response.setHeader('content-encoding', 'gzip').end('plain text')));
    expect((await responseOf(server.url)).bodyFault).toContain('does not decode');
  });

  test.each([
    ['is shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'],
    ['is chunked and ends early', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n'],
    ['is chunked and turns to garbage', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\nzzz\r\n'],
  ])('that %s is kept as far as it came, with a sentence', async (_what, bytes) => {
    const server = kept(await startRawServer((socket) => socket.end(bytes)));
    const response = await responseOf(server.url);
    expect(Buffer.from(response.body).toString()).toBe('only this');
    expect(response.bodyFault).toContain('ended before the body was complete');
  });

  test('that stops halfway runs into the time limit and is kept as far as it came', async () => {
    const server = kept(await startRawServer((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this')));
    const response = await responseOf(server.url, { timeout: 80 });
    expect(Buffer.from(response.body).toString()).toBe('only this');
    expect(response.bodyFault).toContain('when the time was up');
  });
});
