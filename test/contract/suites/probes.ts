import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProbeEvent } from '../../../core/contract/probes.ts';
import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { runPlayground } from '../../support/running-playground.ts';

const clientId = 'playground-private-key-jwt';

export function probesSuite(open: OpenHost): void {
  describe('probes', () => {
    const host = hostFor(open);
    let request: TokenRequestDraft;

    beforeAll(async () => {
      await runPlayground(host.client);
      const draft = initialDraft(await host.client.clients.get({ id: clientId }));
      const { assertion } = draft;
      request = {
        ...draft.request,
        assertion: { ...assertion.lastGood, claims: { ...assertion.lastGood.claims, aud: 'https://as.example' } },
      };
    });
    afterAll(() => host.client.playground.stop());

    test('the plan names what would be tried and the only address that is asked', async () => {
      const plan = await host.client.probes.plan({ clientId, request, most: 10 });
      expect(plan).toMatchObject({ tokenEndpoint: request.tokenEndpoint, requests: 10, seconds: 5 });
      expect(plan.variations[0]).toMatchObject({
        id: 'audience:issuer',
        fix: { changes: [{ of: 'claims', name: 'aud', value: '{{issuer}}' }] },
      });
    });

    test('what the server wants is found, confirmed and reported answer by answer', async () => {
      const events: ProbeEvent[] = [];
      for await (const event of await host.client.probes.run({ clientId, request, rate: 10 })) events.push(event);
      expect(
        events.map((event) => ('answer' in event ? `${event.answer.trial.kind}: ${event.answer.outcome}` : event.conclusion.verdict)),
      ).toEqual(['original: refused', 'variation: accepted', 'original again: refused', 'confirmation: accepted', 'found']);
    });

    test('a client that is not there and a request that goes elsewhere are refused', async () => {
      expect(await faultOf(host.client.probes.plan({ clientId: 'nobody', request }))).toEqual(missing('client', 'nobody'));
      const elsewhere = { ...request, tokenEndpoint: 'https://elsewhere.example/token' };
      expect(await faultOf(host.client.probes.plan({ clientId, request: elsewhere }))).toEqual(invalid('tokenEndpoint'));
    });
  });
}
