import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TokenExchange } from '../../../core/contract/tokens.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

const demoUserGrant = 'urn:example:assay:demo-user';

export function tokensSuite(open: OpenHost): void {
  describe('tokens', () => {
    const host = hostFor(open);
    beforeAll(() => host.client.playground.start({}));
    afterAll(() => host.client.playground.stop());

    async function obtain(id = 'playground-refresh-token', grant = demoUserGrant): Promise<TokenExchange> {
      const client = await host.client.clients.get({ id });
      const draft = initialDraft(client, { grant });
      return host.client.tokens.request({ clientId: id, request: { ...draft.request, assertion: draft.assertion.lastGood } });
    }

    test('are listed newest first, for one client or for all', async () => {
      const first = await obtain();
      const second = await obtain('playground-client-secret-basic', 'client_credentials');
      const all = await host.client.tokens.list({});
      const ids = all.map((token) => token.id);
      expect(ids.indexOf(second.tokens[0]?.id ?? '')).toBeLessThan(ids.indexOf(first.tokens[0]?.id ?? ''));
      const own = await host.client.tokens.list({ clientId: 'playground-client-secret-basic' });
      expect(own.every((token) => token.clientId === 'playground-client-secret-basic')).toBe(true);
      expect(all.length).toBeGreaterThan(own.length);
    });

    test('a refresh token is opaque, which is no error', async () => {
      const { tokens } = await obtain();
      expect(tokens.find((token) => token.kind === 'refresh_token')).toMatchObject({ form: 'opaque', typ: null, replaced: false });
    });

    test('the server says whether one holds, and ends it when it is asked to', async () => {
      const { tokens } = await obtain();
      const idOf = (kind: string): string => tokens.find((token) => token.kind === kind)?.id ?? '';
      const [accessToken, refreshToken] = [idOf('access_token'), idOf('refresh_token')];
      const active = await host.client.tokens.introspect({ tokenId: accessToken });
      expect(active).toMatchObject({ inquiry: 'introspection', tokenId: accessToken, clientId: 'playground-refresh-token' });
      expect(active.answer).toMatchObject({ kind: 'active', members: { active: true, client_id: 'playground-refresh-token' } });
      const { text } = await host.client.tokens.reveal({ id: accessToken });
      expect(JSON.stringify(active.request)).not.toContain(text);
      expect(await host.client.tokens.introspect({ tokenId: refreshToken })).toMatchObject({ answer: { kind: 'active' } });

      expect(await host.client.tokens.revoke({ tokenId: refreshToken })).toMatchObject({
        inquiry: 'revocation',
        answer: { kind: 'revoked' },
      });
      expect(await host.client.tokens.introspect({ tokenId: refreshToken })).toMatchObject({ answer: { kind: 'inactive' } });
      const listed = await host.client.tokens.list({ clientId: 'playground-refresh-token' });
      expect(listed.find(({ id }) => id === refreshToken)?.revokedAt).toEqual(expect.any(Number));
      expect(listed.find(({ id }) => id === accessToken)?.revokedAt).toBeUndefined();
      expect(await faultOf(host.client.tokens.revoke({ tokenId: 'none' }))).toEqual(missing('token', 'none'));
    });

    test('a refusal to say so is explained, and mended in what the registration proposes', async () => {
      const id = 'playground-private-key-jwt';
      const { tokens } = await obtain(id, 'client_credentials');
      const tokenId = tokens[0]?.id ?? '';
      const { name: _name, ...client } = await host.client.clients.get({ id });
      const audience = { kind: 'value' as const, value: 'https://as.example' };
      const changed = { ...client, name: 'changed', secret: undefined, template: { ...client.template, audience } };
      await host.client.clients.update({ id, client: changed });
      const refused = await host.client.tokens.introspect({ tokenId });
      expect(refused.answer).toMatchObject({ kind: 'error', error: 'invalid_client' });
      const { causes, refused: isRefused } = await host.client.explanations.explain({ exchangeId: refused.id });
      expect(isRefused).toBe(true);
      expect(causes[0]).toMatchObject({ id: 'AUD-02', verdict: 'cause', check: 'audience' });
      const changes = [...(causes[0]?.fix?.changes ?? [])];
      expect(await host.client.explanations.applyToRegistration({ clientId: id, changes })).toMatchObject({
        template: { audience: { kind: 'issuer' } },
      });
      expect(await host.client.tokens.introspect({ tokenId })).toMatchObject({ answer: { kind: 'active' } });
      const [newest] = await host.client.explanations.recent();
      expect(newest).toMatchObject({ endpoint: 'introspection', clientId: id, tokenId, status: 200 });
    });

    test('nobody is asked where the metadata names no endpoint', async () => {
      const { tokens } = await obtain();
      const tokenId = tokens[0]?.id ?? '';
      const client = await host.client.clients.get({ id: 'playground-refresh-token' });
      const audience = { kind: 'token-endpoint' as const, value: '' };
      const nameless = { ...client, secret: undefined, issuer: '', template: { ...client.template, audience } };
      await host.client.clients.update({ id: client.id, client: nameless });
      expect(await faultOf(host.client.tokens.introspect({ tokenId }))).toEqual(invalid('issuer'));
      expect(await faultOf(host.client.tokens.introspect({ tokenId, endpoint: 'ftp://as.example' }))).toEqual(invalid('endpoint'));
      const named = await host.client.tokens.introspect({ tokenId, endpoint: `${client.issuer}/introspect` });
      expect(named.answer).toMatchObject({ kind: 'active' });
      await host.client.clients.update({ id: client.id, client: { ...client, secret: undefined } });
    });

    test('a removal can be taken back, text and all', async () => {
      const { tokens } = await obtain();
      const token = tokens[0] ?? expect.fail('no token');
      const { text } = await host.client.tokens.reveal({ id: token.id });
      await host.client.tokens.remove({ id: token.id });
      expect(await faultOf(host.client.tokens.reveal({ id: token.id }))).toEqual(missing('token', token.id));
      expect(await host.client.tokens.restore({ id: token.id })).toEqual(token);
      expect(await host.client.tokens.reveal({ id: token.id })).toEqual({ text });
    });

    test('an exchange is revealed in clear, but for the client’s secret', async () => {
      const exchange = await obtain('playground-client-secret-basic', demoUserGrant);
      const revealed = await host.client.tokens.revealExchange({ exchangeId: exchange.id });
      const token = exchange.tokens.find((candidate) => candidate.kind === 'access_token');
      const { text } = await host.client.tokens.reveal({ id: token?.id ?? '' });
      expect(JSON.stringify(exchange)).not.toContain(text);
      expect(JSON.stringify(revealed)).toContain(text);
      const authorization = revealed.request.headers.find((header) => header.name.toLowerCase() === 'authorization');
      expect(authorization?.value).toContainEqual({ secret: 'basic_credentials' });
    });

    test('names what is not there', async () => {
      const { tokens } = host.client;
      const id = 'nowhere';
      for (const call of [() => tokens.reveal({ id }), () => tokens.remove({ id }), () => tokens.restore({ id })]) {
        expect(await faultOf(call())).toEqual(missing('token', id));
      }
      expect(await faultOf(tokens.revealExchange({ exchangeId: id }))).toEqual(missing('exchange of this run', id));
      const client = await host.client.clients.create(registration());
      const draft = initialDraft(client);
      const input = { clientId: id, request: { ...draft.request, assertion: draft.assertion.lastGood } };
      for (const call of [() => tokens.request(input), () => tokens.prepare(input), () => tokens.refresh({ clientId: id })]) {
        expect(await faultOf(call())).toEqual(missing('client', id));
      }
    });

    test('nothing to refresh is said before anything is sent', async () => {
      const { id } = await host.client.clients.create(registration({ name: 'Tokenless' }));
      expect(await faultOf(host.client.tokens.refresh({ clientId: id }))).toMatchObject({ code: 'INVALID_INPUT', defined: true });
    });

    test.each(['', 'no address', 'ftp://as.example/token'])('the token endpoint “%s” is refused by its field', async (tokenEndpoint) => {
      const { id } = await host.client.clients.create(registration({ method: 'none', tokenEndpoint }));
      const draft = initialDraft(await host.client.clients.get({ id }));
      const call = host.client.tokens.request({ clientId: id, request: { ...draft.request, assertion: draft.assertion.lastGood } });
      expect(await faultOf(call)).toEqual(invalid('tokenEndpoint'));
    });

    test('a signature is verified, failed or unchecked, each with its reason', async () => {
      const exchange = await obtain('playground-private-key-jwt', 'client_credentials');
      const stored = exchange.tokens.find((token) => token.kind === 'access_token');
      const { text } = await host.client.tokens.reveal({ id: stored?.id ?? '' });
      const clientId = exchange.clientId;
      expect(await host.client.tokens.verify({ token: text, clientId })).toMatchObject({ state: 'verified', key: expect.any(String) });

      const [header, payload, signature = ''] = text.split('.');
      const forged = [header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
      expect(await host.client.tokens.verify({ token: forged, clientId })).toMatchObject({ state: 'failed', reason: expect.any(String) });
      expect(await host.client.tokens.verify({ token: text })).toMatchObject({ state: 'unchecked', reason: expect.any(String) });
      expect(await host.client.tokens.verify({ token: 'opaque' })).toMatchObject({ state: 'unchecked', reason: expect.any(String) });
    });

    test('a client’s own assertion is verified with the key that is held', async () => {
      const client = await host.client.clients.get({ id: 'playground-private-key-jwt' });
      const assertion = initialDraft(client).assertion.lastGood;
      const { token } = await host.client.assertions.sign({ clientId: client.id, assertion });
      expect(await host.client.tokens.verify({ token })).toMatchObject({ state: 'verified' });
    });
  });
}
