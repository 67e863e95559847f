import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { TokenExchange } from '../../../core/contract/tokens.ts';
import { applyFix } from '../../../core/explain/apply-fix.ts';
import { setClaim } from '../../../core/explain/fix.ts';
import { initialDraft, type Draft } from '../../../core/oauth/draft.ts';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { runPlayground } from '../../support/running-playground.ts';

const clientId = 'playground-private-key-jwt';

export function explanationsSuite(open: OpenHost): void {
  describe('explanations', () => {
    const host = hostFor(open);
    let client: ClientRegistration;
    let draft: Draft;

    beforeAll(async () => {
      await runPlayground(host.client);
      client = await host.client.clients.get({ id: clientId });
      draft = initialDraft(client);
    });
    afterAll(() => host.client.playground.stop());

    const send = ({ request, assertion }: Draft): Promise<TokenExchange> =>
      host.client.tokens.request({ clientId, request: { ...request, assertion: assertion.lastGood } });

    test('the cause of a refusal comes first, and its fix makes the server accept', async () => {
      const wrong = applyFix(draft, setClaim('aud', `${client.issuer}/`, 'Add a slash'));
      const refused = await send(wrong);
      const { causes, checks, said, summary } = await host.client.explanations.explain({ exchangeId: refused.id, ask: true });
      expect(said).toMatchObject({ status: 401, code: 'invalid_client', vendor: 'node-oidc-provider' });
      expect(causes[0]).toMatchObject({ id: 'AUD-07', verdict: 'cause', check: 'audience' });
      expect(checks.filter(({ first }) => first).map(({ name, state }) => [name, state])).toEqual([['audience', 'failed']]);
      expect(summary).toContain(client.clientId);
      expect(summary).not.toContain(refused.assertion?.token ?? '');
      const fixed = await send(applyFix(wrong, causes[0]?.fix ?? expect.fail('no fix')));
      expect(fixed.answer).toMatchObject({ kind: 'success' });
      expect(await host.client.explanations.explain({ exchangeId: fixed.id })).toMatchObject({ refused: false, causes: [] });
    });

    test('nothing is asked of a server without consent', async () => {
      const refused = await send(applyFix(draft, setClaim('exp', '{{now-60}}', 'End it')));
      const other = await host.client.explanations.explain({ exchangeId: refused.id });
      expect(other.consulted.every(({ state }) => state === 'known' || state === 'not asked')).toBe(true);
      expect(other.causes[0]).toMatchObject({ id: 'TIM-02', verdict: 'cause' });
    });

    test('an exchange from elsewhere is explained too', async () => {
      const refused = await send(applyFix(draft, setClaim('sub', 'somebody', 'Be somebody')));
      const body = new URLSearchParams([
        ['grant_type', 'client_credentials'],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', refused.assertion?.token ?? ''],
      ]);
      const headers = [{ name: 'content-type', value: 'application/x-www-form-urlencoded' }];
      const explanation = await host.client.explanations.explainGiven({
        exchange: {
          request: { method: 'POST', url: client.tokenEndpoint, headers, body: body.toString() },
          response: { status: 401, headers: [], body: '{"error":"invalid_client"}' },
        },
        clientId,
      });
      expect(explanation.causes[0]).toMatchObject({ id: 'CLM-03', verdict: 'cause' });
    });

    test('an exchange is read from a text, and what holds none is refused', async () => {
      const text = `POST ${client.tokenEndpoint} HTTP/1.1\n\ngrant_type=x\n\nHTTP/1.1 400 Bad Request\n\n{"error":"unsupported_grant_type"}`;
      const exchange = await host.client.explanations.readExchange({ text });
      expect(exchange).toMatchObject({ request: { method: 'POST', url: client.tokenEndpoint }, response: { status: 400 } });
      const { said } = await host.client.explanations.explainGiven({ exchange });
      expect(said).toMatchObject({ status: 400, code: 'unsupported_grant_type' });
      expect(await faultOf(host.client.explanations.readExchange({ text: '{"request":{}}' }))).toEqual(invalid('text'));
    });

    test('a connection that failed says why itself', async () => {
      const failed = await send({ ...draft, request: { ...draft.request, tokenEndpoint: 'http://127.0.0.1:9/token' } });
      const { causes, said } = await host.client.explanations.explain({ exchangeId: failed.id });
      expect(said.status).toBeNull();
      expect(causes).toEqual([expect.objectContaining({ id: 'no-response', title: failed.failure?.message })]);
    });

    test('what is known of a client is evidence without secrets', async () => {
      const before = await send(applyFix(draft, setClaim('jti', 'the-same-each-time-0001', 'Fix the jti')));
      const known = await host.client.explanations.knowledge({ clientId });
      expect(known).toMatchObject({
        registration: { clientId: client.clientId, method: 'private_key_jwt' },
        signingKey: { privateMembers: [] },
      });
      expect(known.history?.at(-1)).toMatchObject({ jti: 'the-same-each-time-0001', status: before.response?.status });
      expect(before.assertion?.token.endsWith(known.history?.at(-1)?.ending ?? 'none')).toBe(true);
      expect(known.secret).toBeUndefined();
      const { secret } = await host.client.explanations.knowledge({ clientId: 'playground-client-secret-jwt' });
      expect(secret).toMatchObject({ encoding: 'utf8', surroundedBy: 'nothing', known: false });
      expect(await faultOf(host.client.explanations.knowledge({ clientId: 'nobody' }))).toEqual(missing('client', 'nobody'));
    });

    test('what was sent is listed, the newest first', async () => {
      const sent = await send(draft);
      const [newest] = await host.client.explanations.recent();
      expect(newest).toMatchObject({ exchangeId: sent.id, clientId, endpoint: 'token', status: 200, error: null });
    });

    test('a registration is mended as a fix says', async () => {
      const copy = await host.client.clients.duplicate({ id: clientId });
      const changes = [{ of: 'registration', change: 'set', name: 'issuer', value: 'https://as.example' } as const];
      const mended = await host.client.explanations.applyToRegistration({ clientId: copy.id, changes });
      expect(mended).toMatchObject({ id: copy.id, issuer: 'https://as.example', keyId: copy.keyId });
      const proposed = [{ of: 'claims', change: 'set', name: 'aud', value: ['https://as.example'] } as const];
      const proposing = await host.client.explanations.applyToRegistration({ clientId: copy.id, changes: proposed });
      expect(proposing.template.claims).toMatchObject({ aud: ['https://as.example'] });
      const unknown = [{ of: 'registration', change: 'set', name: 'key', value: 'nobody’s' } as const];
      expect(await faultOf(host.client.explanations.applyToRegistration({ clientId: copy.id, changes: unknown }))).toEqual(
        invalid('changes'),
      );
    });

    test('names what is not there', async () => {
      expect(await faultOf(host.client.explanations.explain({ exchangeId: 'none' }))).toEqual(missing('exchange', 'none'));
    });
  });
}
