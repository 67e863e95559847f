import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshAssayHome } from '../../support/assay-home.ts';
import type { AssayHome } from '../../support/assay-home.ts';
import { faultOf } from '../../support/fault-of.ts';
import type { OpenHost, OpenedHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

export function storeFaultsSuite(open: OpenHost): void {
  describe('store', () => {
    let home: AssayHome;
    const opened: OpenedHost[] = [];
    beforeEach(async () => {
      home = await freshAssayHome();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((host) => host.close()));
      await home.remove();
    });

    async function host() {
      const host = await open(home);
      opened.push(host);
      return host.client;
    }

    const unusable = (reason: string): unknown => ({
      code: 'STORE_UNUSABLE',
      defined: true,
      message: expect.stringMatching(/\.$/),
      data: { reason, path: join(home.path, 'assay.db') },
    });

    test('a newer database is refused and left untouched', async () => {
      const path = join(home.path, 'assay.db');
      const newer = new Database(path);
      newer.exec('PRAGMA user_version = 99999');
      newer.close();
      const before = await readFile(path);
      const client = await host();
      expect(await faultOf(client.clients.list())).toEqual(unusable('newer'));
      expect(await faultOf(client.keys.generate({ name: 'k', alg: 'ES256' }))).toEqual(unusable('newer'));
      expect(await readFile(path)).toEqual(before);
    });

    test('a damaged database is set aside, never overwritten, and the host says so', async () => {
      const damaged = Buffer.alloc(8192, 'not a database');
      await writeFile(join(home.path, 'assay.db'), damaged);
      const client = await host();
      expect(await client.clients.list()).toEqual([]);
      const { notices } = await client.host.information();
      expect(notices).toEqual([expect.stringMatching(/\.$/)]);
      const kept = (await readdir(home.path)).filter((name) => name.startsWith('assay.db') && !/-(wal|shm)$/.test(name));
      const contents = await Promise.all(kept.map((name) => readFile(join(home.path, name))));
      expect(contents.some((content) => content.equals(damaged))).toBe(true);
    });

    test('a path that cannot be written is said', async () => {
      await mkdir(join(home.path, 'assay.db'));
      expect(await faultOf((await host()).clients.list())).toMatchObject({ code: 'STORE_UNUSABLE', defined: true });
    });

    test('what one host writes the next one finds, and two at once see each other', async () => {
      const [first, second] = [await host(), await host()];
      const created = await first.clients.create(registration({ secret: 'abcd' }));
      expect(await second.clients.get({ id: created.id })).toEqual(created);
      const writes = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? first : second).clients.create(registration({ name: `Client ${index}` })),
      );
      await Promise.all(writes);
      expect(await first.clients.list()).toHaveLength(21);
      await Promise.all(opened.splice(0).map((host) => host.close()));
      expect(await (await host()).clients.list()).toHaveLength(21);
    });

    test('the playgrounds of two hosts take each other’s clients', async () => {
      const [first, second] = [await host(), await host()];
      await first.playground.start({});
      const key = await first.keys.get({ id: 'playground-key' });
      await second.playground.start({});
      expect(await first.keys.get({ id: 'playground-key' })).toMatchObject({ thumbprint: key.thumbprint });
      const status = await first.playground.start({});
      const { tokenEndpoint } = await second.clients.get({ id: 'playground-private-key-jwt' });
      expect(status).toMatchObject({ state: 'running', tokenEndpoint });
    });
  });
}
