import { describe, expect, test } from 'vitest';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

export function clientsSuite(open: OpenHost): void {
  describe('clients', () => {
    const host = hostFor(open);

    test('a registration comes back as it was filled in, without its secret', async () => {
      const { clients } = host.client;
      const { secret: _, ...input } = registration({ method: 'client_secret_jwt', alg: 'HS256' });
      const created = await clients.create({ ...input, secret: 'äöü of thirty-two bytes or more!' });
      expect(created).toMatchObject({ ...input, secret: { bits: 35 * 8 }, origin: 'person' });
      expect(await clients.get({ id: created.id })).toEqual(created);
      expect(await clients.list()).toContainEqual(created);
    });

    test('an update without a secret keeps it, null takes it away', async () => {
      const { clients } = host.client;
      const { id } = await clients.create(registration({ secret: 'abcd' }));
      const renamed = await clients.update({ id, client: registration({ name: 'Renamed' }) });
      expect(renamed).toMatchObject({ id, name: 'Renamed', secret: { bits: 32 } });
      expect(await clients.update({ id, client: registration({ secret: null }) })).toMatchObject({ secret: null });
    });

    test('a duplicate has its own id and name and the same secret', async () => {
      const { clients } = host.client;
      const original = await clients.create(registration({ name: 'Original', secret: 'abcd' }));
      const copy = await clients.duplicate({ id: original.id });
      expect(copy.id).not.toBe(original.id);
      expect(copy.name).not.toBe(original.name);
      expect(copy).toMatchObject({ clientId: original.clientId, template: original.template, secret: { bits: 32 } });
    });

    test('a removal can be taken back, secret and all', async () => {
      const { clients } = host.client;
      const created = await clients.create(registration({ secret: 'abcd' }));
      await clients.remove({ id: created.id });
      expect(await clients.list()).not.toContainEqual(expect.objectContaining({ id: created.id }));
      expect(await faultOf(clients.get({ id: created.id }))).toEqual(missing('client', created.id));
      expect(await clients.restore({ id: created.id })).toEqual(created);
      expect(await clients.get({ id: created.id })).toEqual(created);
    });

    test('names the id that is not there', async () => {
      const { clients } = host.client;
      const id = 'nowhere';
      const calls = [
        () => clients.get({ id }),
        () => clients.update({ id, client: registration() }),
        () => clients.duplicate({ id }),
        () => clients.remove({ id }),
        () => clients.restore({ id }),
      ];
      for (const call of calls) expect(await faultOf(call())).toEqual(missing('client', id));
    });

    test('a name that is taken is refused by its field', async () => {
      const { name } = await host.client.clients.create(registration());
      expect(await faultOf(host.client.clients.create(registration({ name })))).toEqual(invalid('name'));
    });

    test('an alg that does not exist, or that the method cannot have, is refused by its field', async () => {
      expect(await faultOf(host.client.clients.create(registration({ alg: 'ES257' })))).toEqual(invalid('alg'));
      expect(await faultOf(host.client.clients.create(registration({ method: 'client_secret_jwt', alg: 'ES256' })))).toEqual(
        invalid('alg'),
      );
    });

    test('keeps members of header and claims in their order, whatever they are called', async () => {
      const claims = JSON.parse('{"z":1,"__proto__":{"polluted":true},"constructor":"c","a":[null,{"b":"<script>"}]}');
      const template = { ...registration().template, claims };
      const { id } = await host.client.clients.create(registration({ template }));
      const stored = await host.client.clients.get({ id });
      expect(JSON.stringify(stored.template.claims)).toBe(JSON.stringify(claims));
    });
  });
}
