import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../../core/explain/lint.ts';
import { profileInForce } from '../../../core/explain/profiles/profile-in-force.ts';
import { requestEvidence } from '../../../core/explain/request-evidence.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import type { LocalServer } from '../../support/local-server.ts';
import { runPlayground } from '../../support/running-playground.ts';

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

    test('no rule finds an error in what the playground’s clients send', async () => {
      const { issuer, tokenEndpoint } = await runPlayground(host.client);
      const { document } = await host.client.metadata.discover({ issuer });
      const held = (await host.client.clients.list()).filter(({ origin }) => origin === 'playground');
      expect(held.length).toBeGreaterThan(3);
      for (const client of held) {
        const { request, assertion } = initialDraft(client);
        const prepared = await host.client.tokens.prepare({ clientId: client.id, request: { ...request, assertion: assertion.lastGood } });
        const { findings } = lint({
          ...(await host.client.explanations.knowledge({ clientId: client.id })),
          use: client.method.endsWith('_jwt') ? 'client-assertion' : 'grant',
          at: Math.floor(Date.now() / 1000),
          profile: profileInForce({ issuer, tokenEndpoint }).profile,
          request: requestEvidence(prepared.request, 'token'),
          ...(document === null ? {} : { metadata: { document, url: null, issuer } }),
          ...(prepared.assertion === null ? {} : { token: { draft: false, read: readToken(prepared.assertion.token) } }),
        });
        const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`);
        expect(errors, client.name).toEqual([]);
      }
      await host.client.playground.stop();
    });

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
