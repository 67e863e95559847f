import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { TokenExchange } from '../../core/contract/tokens.ts';
import type { Evidence } from '../../core/explain/evidence.ts';
import { keySetEvidence } from '../../core/explain/key-evidence.ts';
import { lint } from '../../core/explain/lint.ts';
import { profileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import { requestEvidence } from '../../core/explain/request-evidence.ts';
import { responseEvidence } from '../../core/explain/response-evidence.ts';
import { checkSignature } from '../../core/explain/signature-evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { hostFor, openInProcess } from '../support/hosts.ts';
import { runPlayground, type RunningPlayground } from '../support/running-playground.ts';

describe('what the playground sends and gets', () => {
  const host = hostFor(openInProcess);
  let playground: RunningPlayground;
  beforeAll(async () => {
    playground = await runPlayground(host.client);
  });
  afterAll(() => host.client.playground.stop());

  async function send(id: string): Promise<{ readonly client: ClientRegistration; readonly done: TokenExchange }> {
    const client = await host.client.clients.get({ id });
    const { grant } = playground.clients.find((each) => each.id === id) ?? {};
    const kid = (await host.client.keys.list()).find((key) => key.id === client.keyId)?.kid;
    const draft = initialDraft(client, { ...(grant === undefined ? {} : { grant }), ...(kid === undefined ? {} : { kid }) });
    const request = { ...draft.request, assertion: draft.assertion.lastGood };
    return { client, done: await host.client.tokens.request({ clientId: id, request }) };
  }

  async function evidenceOf({ client, done }: Awaited<ReturnType<typeof send>>): Promise<Evidence> {
    const { history: _history, ...knowledge } = await host.client.explanations.knowledge({ clientId: client.id });
    const { document } = await host.client.metadata.discover({ issuer: client.issuer });
    const { profile } = profileInForce(client);
    return {
      ...knowledge,
      use: done.grant.endsWith('jwt-bearer') ? 'grant' : 'client-assertion',
      at: Math.floor(done.startedAt / 1000),
      profile,
      metadata: { document: document ?? {}, url: null, issuer: client.issuer },
      token: done.assertion === null ? undefined : { draft: false, read: readToken(done.assertion.token) },
      request: requestEvidence(done.request, 'token'),
      response: done.response === null ? undefined : responseEvidence(done.response, done.startedAt),
    };
  }

  const faults = (evidence: Evidence): readonly string[] =>
    lint(evidence)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ rule, message }) => `${rule}: ${message}`);

  it.each([
    'playground-private-key-jwt',
    'playground-client-secret-jwt',
    'playground-client-secret-basic',
    'playground-jwt-bearer',
    'playground-refresh-token',
  ])('has no error as %s, with all that is known of it', async (id) => {
    const sent = await send(id);
    const evidence = await evidenceOf(sent);
    expect(faults(evidence)).toEqual([]);
    expect(lint(evidence).findings.filter(({ rule }) => /^SRV|TIM-09/.test(rule))).toEqual([]);
  });

  it('has no error in the access token that comes back, verified with the server’s keys', async () => {
    const { client, done } = await send('playground-private-key-jwt');
    const [stored] = done.tokens;
    const { text } = await host.client.tokens.reveal({ id: stored?.id ?? '' });
    const { document } = await host.client.metadata.discover({ issuer: client.issuer });
    const jwks: unknown = await (await fetch(String(document?.['jwks_uri']))).json();
    const given = typeof jwks === 'object' && jwks !== null && 'keys' in jwks && Array.isArray(jwks.keys) ? jwks.keys : [];
    const keys = await keySetEvidence(given, 'the server’s key set');
    const evidence: Evidence = {
      use: 'access-token',
      at: Math.floor(done.startedAt / 1000),
      profile: profileInForce(client).profile,
      issuer: client.issuer,
      metadata: { document: document ?? {}, url: null, issuer: client.issuer },
      token: { draft: false, read: readToken(text) },
      keys,
      signature: await checkSignature(text, keys),
    };
    expect(evidence.signature?.state).toBe('verified');
    expect(faults(evidence)).toEqual([]);
    const other = { ...evidence, signature: await checkSignature(`${text.slice(0, -8)}AAAAAAAA`, keys) };
    expect(faults(other).join('\n')).toMatch(/TOK-06: The signature does not verify with the server’s key set\./);
  });
});
