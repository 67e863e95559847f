import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TokenExchange } from '../../../core/contract/tokens.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import type { Draft } from '../../../core/oauth/draft.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { runPlayground } from '../../support/running-playground.ts';
import type { RunningPlayground } from '../../support/running-playground.ts';

const demoUserGrant = 'urn:example:assay:demo-user';

/** The whole flow, as the workbench makes it: sign, request, open, verify, call, refresh. */
export function trackSuite(open: OpenHost): void {
  describe('track', () => {
    const host = hostFor(open);
    let playground: RunningPlayground;
    beforeAll(async () => {
      playground = await runPlayground(host.client);
    });
    afterAll(() => host.client.playground.stop());

    async function draftFor(id: string, grant: string): Promise<Draft> {
      const client = await host.client.clients.get({ id });
      const key = client.keyId === null ? null : await host.client.keys.get({ id: client.keyId });
      return initialDraft(client, { grant, ...(key === null ? {} : { kid: key.kid }) });
    }

    async function request(id: string, grant: string, change: Partial<Draft['request']> = {}): Promise<TokenExchange> {
      const draft = await draftFor(id, grant);
      return host.client.tokens.request({ clientId: id, request: { ...draft.request, ...change, assertion: draft.assertion.lastGood } });
    }

    function tokenOf(exchange: TokenExchange, kind: 'access_token' | 'refresh_token' | 'id_token') {
      const token = exchange.tokens.find((candidate) => candidate.kind === kind);
      return token ?? expect.fail(`no ${kind}: ${JSON.stringify(exchange.response ?? exchange.failure)}`);
    }

    /** From an access token's record to the API's answer. */
    async function openVerifyCall(exchange: TokenExchange, subject: string): Promise<void> {
      const stored = tokenOf(exchange, 'access_token');
      expect(stored).toMatchObject({ form: 'jws', typ: 'at+jwt', tokenType: 'Bearer', issuer: playground.issuer });
      expect(stored.expiresAt).toBeGreaterThan(stored.receivedAt);
      const { text } = await host.client.tokens.reveal({ id: stored.id });
      expect(decodeJwt(text)).toMatchObject({ iss: playground.issuer, sub: subject, client_id: exchange.clientId });
      expect(await host.client.tokens.verify({ token: text, clientId: exchange.clientId })).toMatchObject({ state: 'verified' });
      const answer = await host.client.calls.send({ method: 'GET', url: playground.apiUrl, headers: [], body: '', tokenId: stored.id });
      expect(answer).toMatchObject({ failure: null, response: { status: 200, body: { format: 'json' } }, challenges: [] });
    }

    test.each(['playground-private-key-jwt', 'playground-client-secret-jwt', 'playground-client-secret-basic'])(
      '%s: from the signature to the API’s 200, and on with a refresh',
      async (id) => {
        const draft = await draftFor(id, 'client_credentials');
        if (draft.assertion.lastGood.header['alg'] !== undefined) {
          const signed = await host.client.assertions.sign({ clientId: id, assertion: draft.assertion.lastGood });
          expect(signed.claims).toMatchObject({ iss: id, sub: id, aud: playground.issuer });
        }

        const exchange = await request(id, 'client_credentials');
        expect(exchange).toMatchObject({
          clientId: id,
          grant: 'client_credentials',
          response: { status: 200 },
          failure: null,
          answer: { kind: 'success', tokenType: 'Bearer', expiresIn: 300, scope: 'payments:read' },
        });
        await openVerifyCall(exchange, id);

        const refreshable = await request(id, demoUserGrant);
        const first = tokenOf(refreshable, 'refresh_token');
        const refreshed = await host.client.tokens.refresh({ clientId: id });
        expect(refreshed).toMatchObject({ grant: 'refresh_token', answer: { kind: 'success' } });
        await openVerifyCall(refreshed, 'demo-user');
        const stored = await host.client.tokens.list({ clientId: id });
        expect(stored.find((token) => token.id === first.id)).toMatchObject({ kind: 'refresh_token', replaced: true });
        expect(stored.find((token) => token.id === tokenOf(refreshed, 'refresh_token').id)).toMatchObject({ replaced: false });

        const reused = await host.client.tokens.refresh({ clientId: id, tokenId: first.id });
        expect(reused).toMatchObject({ response: { status: 400 }, answer: { kind: 'error', error: 'invalid_grant' }, tokens: [] });
      },
    );

    test('each client that the playground names works with the grant that it is there for', async () => {
      for (const { id, grant } of playground.clients) {
        const exchange = await request(id, grant);
        expect(exchange, id).toMatchObject({ answer: { kind: 'success' }, notes: [] });
      }
    });

    test('the JWT bearer grant sends the workbench’s assertion and gives a token of its subject', async () => {
      const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      const exchange = await request('playground-jwt-bearer', grant);
      expect(exchange.assertion?.claims).toMatchObject({ sub: 'demo-user', aud: playground.issuer });
      await openVerifyCall(exchange, 'demo-user');
    });

    test('a person’s token comes with an ID token, which verifies too', async () => {
      const exchange = await request('playground-refresh-token', demoUserGrant);
      const { text } = await host.client.tokens.reveal({ id: tokenOf(exchange, 'id_token').id });
      expect(await host.client.tokens.verify({ token: text, clientId: exchange.clientId })).toMatchObject({ state: 'verified' });
    });

    test('every run signs afresh', async () => {
      const [first, second] = [
        await request('playground-private-key-jwt', 'client_credentials'),
        await request('playground-private-key-jwt', 'client_credentials'),
      ];
      expect(first.assertion?.claims['jti']).not.toBe(second.assertion?.claims['jti']);
      expect(second.answer).toMatchObject({ kind: 'success' });
    });

    test('what is prepared is what is sent, short of sending it', async () => {
      const id = 'playground-client-secret-basic';
      const draft = await draftFor(id, 'client_credentials');
      const input = { clientId: id, request: { ...draft.request, assertion: draft.assertion.lastGood } };
      const before = await host.client.tokens.list({ clientId: id });
      const prepared = await host.client.tokens.prepare(input);
      expect(await host.client.tokens.list({ clientId: id })).toEqual(before);
      expect((await host.client.tokens.request(input)).request).toEqual(prepared.request);
    });

    test('a refusal is a result with the server’s reason in words', async () => {
      const id = 'playground-private-key-jwt';
      const draft = await draftFor(id, 'client_credentials');
      const assertion = { ...draft.assertion.lastGood, claims: { ...draft.assertion.lastGood.claims, aud: 'https://elsewhere.example' } };
      const exchange = await host.client.tokens.request({ clientId: id, request: { ...draft.request, assertion } });
      expect(exchange).toMatchObject({
        response: { status: 401 },
        answer: {
          kind: 'error',
          error: 'invalid_client',
          description: expect.stringContaining('audience (aud)'),
          explanation: expect.any(String),
        },
        tokens: [],
      });
    });

    test('an API’s refusal is a result with the challenge taken apart', async () => {
      const token = tokenOf(await request('playground-private-key-jwt', 'client_credentials'), 'access_token');
      const answer = await host.client.calls.send({ method: 'POST', url: playground.apiUrl, headers: [], body: '{}', tokenId: token.id });
      expect(answer.response?.status).toBe(403);
      expect(answer.challenges).toMatchObject([
        {
          scheme: 'Bearer',
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'error', value: 'insufficient_scope' }),
            expect.objectContaining({ name: 'scope', value: 'payments:write' }),
          ]),
        },
      ]);
    });

    test('a stopped server is a result that says why', async () => {
      await host.client.playground.stop();
      const exchange = await request('playground-private-key-jwt', 'client_credentials');
      expect(exchange).toMatchObject({
        response: null,
        failure: { reason: 'refused', message: expect.stringMatching(/\.$/) },
        answer: null,
      });
      await host.client.playground.start({ port: playground.port });
    });
  });
}
