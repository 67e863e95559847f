import { describe, expect, test } from 'vitest';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import { registration } from '../../support/registration.ts';

export function keySetsSuite(open: OpenHost): void {
  describe('published key sets', () => {
    const host = hostFor(open);
    let count = 0;

    async function setWith(...algs: readonly string[]) {
      count += 1;
      const { keys, keySets } = host.client;
      const set = await keySets.create({ name: `Set ${count}` });
      const held = [];
      for (const [index, alg] of algs.entries()) held.push(await keys.generate({ name: `Set ${count} key ${index}`, alg }));
      for (const { id: keyId } of held) await keySets.addKey({ id: set.id, keyId });
      return { id: set.id, held, ids: held.map(({ id }) => id) };
    }
    const states = async (id: string) => (await host.client.keySets.get({ id })).entries.map(({ state }) => state);

    test('a new set has an address of its own that stays when it is renamed', async () => {
      const { keySets } = host.client;
      const set = await keySets.create({ name: 'Acme: Zahlungsprüfung' });
      expect(set).toMatchObject({ path: '/acme-zahlungsprufung/jwks.json', entries: [], before: null, revision: 0 });
      const renamed = await keySets.update({ id: set.id, name: 'Acme', port: set.port, overlap: 60, maxAge: 10 });
      expect(renamed).toEqual({ ...set, name: 'Acme', overlap: 60, maxAge: 10 });
      expect(await keySets.list()).toContainEqual(renamed);
    });

    test('neither a name nor a port is given twice', async () => {
      const { keySets } = host.client;
      const one = await keySets.create({ name: 'Once' });
      expect(await faultOf(keySets.create({ name: 'Once' }))).toEqual(invalid('name'));
      const fault = await faultOf(keySets.create({ name: 'Twice', port: one.port }));
      expect(fault).toEqual(invalid('port'));
      expect(fault.message).toContain('“Once”');
    });

    test('the first key of an algorithm is current, those after it are next', async () => {
      const { id } = await setWith('ES256', 'ES256', 'RS256', 'ES256');
      expect(await states(id)).toEqual(['current', 'next', 'current', 'next']);
    });

    test('a promoted key takes the place of the current one of its algorithm, which retires and stays published', async () => {
      const { id, ids } = await setWith('ES256', 'ES256', 'RS256');
      const before = Date.now();
      const { entries } = await host.client.keySets.promote({ id, keyId: ids[1] ?? '', overlap: 600 });
      expect(entries.map(({ state }) => state)).toEqual(['retired', 'current', 'current']);
      expect(entries[0]?.until).toBeGreaterThanOrEqual(before + 600_000);
      expect(JSON.parse((await host.client.keySets.export({ id })).text).keys).toHaveLength(3);
    });

    test('a retired key without overlap leaves the document at once', async () => {
      const { id, held, ids } = await setWith('ES256', 'ES256');
      await host.client.keySets.promote({ id, keyId: ids[1] ?? '', overlap: 0 });
      const { keys } = JSON.parse((await host.client.keySets.export({ id })).text);
      expect(keys).toEqual([{ ...held[1]?.publicJwk, kid: held[1]?.kid, use: 'sig', alg: 'ES256' }]);
    });

    test('a change is taken back once, and only while it is the last', async () => {
      const { keySets } = host.client;
      const { id, ids } = await setWith('ES256', 'ES256');
      const before = (await keySets.get({ id })).entries;
      const { revision } = await keySets.promote({ id, keyId: ids[1] ?? '' });
      const undone = await keySets.undo({ id, revision });
      expect(undone.entries).toEqual(before);
      expect(await faultOf(keySets.undo({ id, revision }))).toEqual(invalid('revision'));
      expect(await faultOf(keySets.undo({ id, revision: undone.revision }))).toEqual(invalid('revision'));
    });

    test('the current key is neither retired nor removed while others of its algorithm are there', async () => {
      const { keySets } = host.client;
      const { id, ids } = await setWith('ES256', 'ES256');
      const [current = '', next = ''] = ids;
      expect(await faultOf(keySets.retire({ id, keyId: current }))).toEqual(invalid('keyId'));
      expect(await faultOf(keySets.removeKey({ id, keyId: current }))).toEqual(invalid('keyId'));
      await keySets.retire({ id, keyId: next, overlap: 0 });
      expect(await states(id)).toEqual(['current', 'retired']);
      await keySets.removeKey({ id, keyId: next });
      expect((await keySets.removeKey({ id, keyId: current })).entries).toEqual([]);
    });

    test('refuses a shared secret, a key twice, an algorithm that does not fit, and a key that is not there', async () => {
      const { keys, keySets } = host.client;
      const { id, ids } = await setWith('ES256');
      const secret = await keys.generate({ name: 'Shared with nobody', alg: 'HS256' });
      const rsa = await keys.generate({ name: 'RSA for the set', alg: 'RS256' });
      expect(await faultOf(keySets.addKey({ id, keyId: secret.id }))).toEqual(invalid('keyId'));
      expect(await faultOf(keySets.addKey({ id, keyId: ids[0] ?? '' }))).toEqual(invalid('keyId'));
      expect(await faultOf(keySets.addKey({ id, keyId: rsa.id, alg: 'ES256' }))).toEqual(invalid('alg'));
      expect(await faultOf(keySets.addKey({ id, keyId: 'nobody' }))).toEqual(missing('key', 'nobody'));
      expect((await keySets.addKey({ id, keyId: rsa.id, alg: 'PS256' })).entries[1]).toMatchObject({ alg: 'PS256', state: 'current' });
    });

    test('is served at its address while asked for, and the change of a moment ago with it', async () => {
      const { keySets } = host.client;
      const { id, held, ids } = await setWith('ES256', 'ES256');
      const { url } = await keySets.serving({ id });
      expect(await keySets.serving({ id })).toEqual({ state: 'stopped', url });
      expect(await keySets.serve({ id })).toEqual({ state: 'here', url });
      const answer = await fetch(url);
      expect(answer.headers.get('content-type')).toBe('application/jwk-set+json');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
      const kids = async () => (await (await fetch(url)).json()).keys.map(({ kid }: { kid: string }) => kid);
      expect(await kids()).toEqual(held.map(({ kid }) => kid));
      await keySets.promote({ id, keyId: ids[1] ?? '', overlap: 0 });
      expect(await kids()).toEqual([held[1]?.kid]);
      expect((await fetch(url, { method: 'POST' })).status).toBe(405);
      expect((await fetch(new URL('/', url))).status).toBe(404);
      await keySets.stop({ id });
      await expect(fetch(url)).rejects.toThrow();
    });

    test('another host on the same data sees that it is served, and does not serve it twice', async () => {
      const { id } = await setWith('ES256');
      const { url } = await host.client.keySets.serve({ id });
      const other = await open(host.home);
      try {
        expect(await other.client.keySets.serving({ id })).toEqual({ state: 'elsewhere', url });
        expect(await other.client.keySets.serve({ id })).toEqual({ state: 'elsewhere', url });
      } finally {
        await other.close();
      }
      expect((await fetch(url)).status).toBe(200);
      await host.client.keySets.stop({ id: null });
      await expect(fetch(url)).rejects.toThrow();
    });

    test('a port that another program has is named, with what to do', async () => {
      const program = await localServer((_request, response) => void response.end('something else'));
      try {
        const { id } = await host.client.keySets.create({ name: 'On a taken port', port: program.port });
        const fault = await faultOf(host.client.keySets.serve({ id }));
        expect(fault).toEqual(invalid('port'));
        expect(fault.message).toContain(`Port ${program.port} is used by another program`);
        expect(fault.data).toMatchObject({ fix: expect.stringContaining('another port') });
        expect(await host.client.keySets.serving({ id })).toMatchObject({ state: 'stopped' });
      } finally {
        await program.close();
      }
    });

    test('the port stays while it is being served', async () => {
      const { keySets } = host.client;
      const { id } = await setWith('ES256');
      await keySets.serve({ id });
      const { name, port, overlap, maxAge } = await keySets.get({ id });
      expect(await faultOf(keySets.update({ id, name, port: port === 65_535 ? 65_534 : port + 1, overlap, maxAge }))).toEqual(
        invalid('port'),
      );
      await keySets.stop({ id });
    });

    test('a removed set is served no more, and can be restored', async () => {
      const { keySets } = host.client;
      const { id } = await setWith('ES256');
      const set = await keySets.get({ id });
      const { url } = await keySets.serve({ id });
      await keySets.remove({ id });
      await expect(fetch(url)).rejects.toThrow();
      expect(await faultOf(keySets.get({ id }))).toEqual(missing('key set', id));
      expect(await keySets.restore({ id })).toEqual(set);
    });

    test('a client that names a set signs with its current key and names its kid', async () => {
      const { assertions, clients, keySets } = host.client;
      const { id, held, ids } = await setWith('ES256', 'ES256');
      const { id: clientId } = await clients.create(registration({ keySetId: id }));
      const assertion = { header: { alg: 'ES256', kid: '{{kid}}' }, claims: {} };
      expect(await assertions.sign({ clientId, assertion })).toMatchObject({ header: { kid: held[0]?.kid }, key: { id: ids[0] } });
      await keySets.promote({ id, keyId: ids[1] ?? '' });
      expect(await assertions.sign({ clientId, assertion })).toMatchObject({ header: { kid: held[1]?.kid }, key: { id: ids[1] } });
    });
  });
}
