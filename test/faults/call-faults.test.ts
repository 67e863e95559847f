import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallDraft } from '../../core/contract/calls.ts';
import { applyFix } from '../../core/explain/apply-fix.ts';
import { initialDraft, type Draft } from '../../core/oauth/draft.ts';
import { openFaultServices, type FaultServices } from './fault-services.ts';
import { callFaults, type CallSituation } from './tables/calls.ts';

const clientId = 'playground-refresh-token';

describe('faults in calls', () => {
  let services: FaultServices;
  let draft: Draft;
  let situation: CallSituation;

  beforeAll(async () => {
    services = openFaultServices();
    const { api } = services;
    await api.playground.start({});
    const client = await api.clients.get({ id: clientId });
    draft = initialDraft(client, { grant: 'urn:example:assay:demo-user' });
    const { tokens } = await api.tokens.request({ clientId, request: { ...draft.request, assertion: draft.assertion.lastGood } });
    const idOf = (kind: string): string => tokens.find((token) => token.kind === kind)?.id ?? '';
    const accessToken = await api.tokens.reveal({ id: idOf('access_token') });
    const idToken = await api.tokens.reveal({ id: idOf('id_token') });
    situation = {
      apiUrl: client.apiUrl,
      tokens: { access_token: idOf('access_token'), refresh_token: idOf('refresh_token'), id_token: idOf('id_token') },
      accessToken: accessToken.text,
      idToken: idToken.text,
    };
  });
  afterAll(() => services.close());

  test.each(callFaults)('$title', async ({ call, cause, fixable }) => {
    const { api } = services;
    const right: CallDraft = { ...draft.call, tokenId: situation.tokens.access_token };
    expect((await api.calls.send(right)).response?.status).toBe(200);
    const wrong = { ...right, ...call(situation) };
    const exchange = await api.calls.send(wrong);
    const { causes, checks, refused } = await api.explanations.explain({ exchangeId: exchange.id, ask: true });
    expect(refused).toBe(true);
    expect(cause).toContain(causes[0]?.id);
    expect(cause.includes('TOK-05') && checks.some(({ name, state }) => name === 'token' && state !== 'failed')).toBe(false);
    expect(causes.filter(({ id, verdict }) => verdict === 'cause' && !cause.includes(id))).toEqual([]);
    if (!fixable) return;
    const fix = causes[0]?.fix ?? expect.fail('no fix');
    const fixed = applyFix({ ...draft, call: wrong }, fix);
    const newest = fix.changes.some(({ of }) => of === 'token') ? { tokenId: situation.tokens.access_token } : {};
    expect((await api.calls.send({ ...fixed.call, ...newest })).response?.status).toBe(200);
  });
});
