import { describe, expect, test } from 'vitest';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';

export function hostSuite(open: OpenHost): void {
  describe('host', () => {
    const host = hostFor(open);

    test('says what it is and where its data lives', async () => {
      expect(await host.client.host.information()).toMatchObject({
        kind: expect.stringMatching(/^(desktop|browser|cli)$/),
        runtime: { node: process.versions.node },
        dataDirectory: host.home.path,
        notices: [],
      });
    });

    test('says what its cryptography lacks: nothing on the runtime of the tests', async () => {
      expect(await host.client.host.lacks()).toEqual([]);
    });

    test('preferences are kept, and a change leaves the others alone', async () => {
      expect(await host.client.host.preferences()).toEqual({ theme: 'system', currentClientId: null });
      expect(await host.client.host.setPreferences({ theme: 'dark' })).toEqual({ theme: 'dark', currentClientId: null });
      expect(await host.client.host.setPreferences({ currentClientId: 'c' })).toEqual({ theme: 'dark', currentClientId: 'c' });
      expect(await host.client.host.preferences()).toEqual({ theme: 'dark', currentClientId: 'c' });
    });

    test('input that the contract’s schema refuses never reaches the operation', async () => {
      const call = host.client.clients.get(JSON.parse('{"id":""}'));
      await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST', data: { issues: [expect.objectContaining({ path: ['id'] })] } });
    });
  });
}
