import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf, invalid } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import type { LocalServer } from '../../support/local-server.ts';
import { runPlayground } from '../../support/running-playground.ts';

export function metadataSuite(open: OpenHost): void {
  describe('metadata', () => {
    const host = hostFor(open);
    let pages: LocalServer;
    let issuer = '';

    beforeAll(async () => {
      ({ issuer } = await runPlayground(host.client));
      pages = await localServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      });
    });
    afterAll(async () => {
      await pages.close();
      await host.client.playground.stop();
    });

    test('finds both documents and uses one', async () => {
      const discovery = await host.client.metadata.discover({ issuer });
      expect(discovery).toMatchObject({
        asked: issuer,
        document: { issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` },
        mismatch: null,
      });
      expect(discovery.attempts.map((attempt) => [attempt.specification, attempt.outcome, attempt.status])).toEqual(
        expect.arrayContaining([
          ['OpenID Connect Discovery 1.0', expect.stringMatching(/^(used|also-found)$/), 200],
          ['RFC 8414', expect.stringMatching(/^(used|also-found)$/), 200],
        ]),
      );
      expect(discovery.attempts.filter((attempt) => attempt.outcome === 'used')).toHaveLength(1);
    });

    test('another issuer than asked is shown side by side', async () => {
      const asked = issuer.replace('127.0.0.1', 'localhost');
      expect(await host.client.metadata.discover({ issuer: asked })).toMatchObject({ mismatch: { asked, found: issuer } });
    });

    test('a page in place of a document is a result that says so', async () => {
      const discovery = await host.client.metadata.discover({ issuer: pages.origin });
      expect(discovery).toMatchObject({ document: null, mismatch: null });
      for (const attempt of discovery.attempts) {
        expect(attempt).toMatchObject({ outcome: 'failed', status: 200, message: expect.stringMatching(/web page.*\.$/s) });
      }
    });

    test('a server that is not there is a result that says so', async () => {
      const discovery = await host.client.metadata.discover({ issuer: 'http://127.0.0.1:9' });
      expect(discovery.document).toBeNull();
      for (const attempt of discovery.attempts) expect(attempt).toMatchObject({ outcome: 'failed', status: null });
    });

    test.each(['', 'nonsense', 'ftp://as.example'])('the issuer “%s” is refused by its field', async (text) => {
      expect(await faultOf(host.client.metadata.discover({ issuer: text }))).toEqual(invalid('issuer'));
    });
  });
}
