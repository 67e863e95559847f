import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';

export function profilesSuite(open: OpenHost): void {
  describe('profiles', () => {
    const host = hostFor(open);

    test('of a person’s own come from the file in the data directory, read afresh each time', async () => {
      const none = await host.client.profiles.own();
      expect(none).toMatchObject({ profiles: [], faults: [] });
      writeFileSync(none.path, JSON.stringify({ profiles: [{ id: 'bank', name: 'The bank' }, { id: '' }] }));
      const { dataDirectory } = await host.client.host.information();
      expect(none.path).toBe(join(dataDirectory, 'profiles.json'));
      const { profiles, faults } = await host.client.profiles.own();
      expect(profiles).toEqual([expect.objectContaining({ id: 'bank', buildsOn: 'base', use: 'client-assertion' })]);
      expect(faults).toHaveLength(1);
    });
  });
}
