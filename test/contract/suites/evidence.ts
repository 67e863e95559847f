import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import type { LocalServer } from '../../support/local-server.ts';

export function evidenceSuite(open: OpenHost): void {
  describe('evidence', () => {
    const host = hostFor(open);
    let server: LocalServer;

    beforeAll(async () => {
      server = await localServer((request, response) => {
        if (request.url === '/jwks') response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end('{"keys":[]}');
        else if (request.url === '/moved') response.writeHead(302, { location: '/jwks' }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      });
    });
    afterAll(() => server.close());

    test('a published document comes with how it was answered', async () => {
      const read = (path: string) => host.client.evidence.published({ url: `${server.origin}${path}` });
      expect(await read('/jwks')).toMatchObject({
        document: { keys: [] },
        reached: true,
        fetched: { status: 200, bytes: 11, fault: null },
      });
      expect(await read('/moved')).toMatchObject({ document: null, fetched: { status: 302, redirectedTo: `${server.origin}/jwks` } });
      expect(await read('/page')).toMatchObject({ document: null, reached: true, fetched: { fault: expect.stringContaining('web page') } });
      expect(await host.client.evidence.published({ url: 'http://127.0.0.1:1/' })).toMatchObject({ document: null, reached: false });
    });
  });
}
