import { describe, expect, test } from 'vitest';
import { faultOf, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

export function draftsSuite(open: OpenHost): void {
  describe('drafts', () => {
    const host = hostFor(open);

    test('are kept for their client, the newest alone', async () => {
      const { id } = await host.client.clients.create(registration());
      expect(await host.client.drafts.get({ clientId: id })).toBeNull();
      const draft = { text: '{"half": ', nested: { list: [1, null, 'ä', { __proto__: null, deep: true }] } };
      await host.client.drafts.save({ clientId: id, draft: { text: 'older' } });
      await host.client.drafts.save({ clientId: id, draft });
      expect(await host.client.drafts.get({ clientId: id })).toEqual(draft);
    });

    test('a draft of no client is refused', async () => {
      expect(await faultOf(host.client.drafts.save({ clientId: 'nowhere', draft: {} }))).toEqual(missing('client', 'nowhere'));
    });
  });
}
