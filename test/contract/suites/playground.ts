import { afterEach, describe, expect, test } from 'vitest';
import { passphrase } from '../../support/assay-home.ts';
import { faultOf, invalid, vaultLocked } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { localServer } from '../../support/local-server.ts';
import { registration } from '../../support/registration.ts';
import { runPlayground } from '../../support/running-playground.ts';

export function playgroundSuite(open: OpenHost): void {
  describe('playground', () => {
    const host = hostFor(open);
    afterEach(() => host.client.playground.stop());

    const started = (port?: number) => runPlayground(host.client, port === undefined ? {} : { port });

    test('starts, says where it is, answers there, and stops', async () => {
      expect(await host.client.playground.status()).toEqual({ state: 'stopped' });
      const status = await started();
      expect(status.issuer).toBe(`http://127.0.0.1:${status.port}`);
      expect(await host.client.playground.status()).toEqual(status);
      expect((await fetch(status.apiUrl)).status).toBe(401);
      expect(await host.client.playground.stop()).toEqual({ state: 'stopped' });
      await expect(fetch(status.apiUrl)).rejects.toThrow();
    });

    test('writes its registrations and its key among the person’s own', async () => {
      const status = await started();
      const clients = await host.client.clients.list();
      for (const { id, name, method } of status.clients) {
        expect(clients).toContainEqual(
          expect.objectContaining({
            id,
            name,
            method,
            clientId: id,
            issuer: status.issuer,
            tokenEndpoint: status.tokenEndpoint,
            apiUrl: status.apiUrl,
            origin: 'playground',
          }),
        );
      }
      const methods = clients.map((client) => client.method);
      expect(methods).toEqual(expect.arrayContaining(['private_key_jwt', 'client_secret_jwt', 'client_secret_basic']));
      expect(await host.client.keys.list()).toContainEqual(expect.objectContaining({ origin: 'playground', alg: 'ES256', private: true }));
    });

    test('takes a chosen port, and the same one again after a stop', async () => {
      const { port } = await started();
      await host.client.playground.stop();
      expect((await started(port)).port).toBe(port);
    });

    test('a start of the running one says what runs', async () => {
      const status = await started();
      expect(await started(status.port + 1)).toEqual(status);
      expect(await Promise.all([started(), started()])).toEqual([status, status]);
    });

    test('a port in use is refused by its field', async () => {
      const other = await localServer(() => undefined);
      const fault = await faultOf(host.client.playground.start({ port: other.port }));
      await other.close();
      expect(fault).toEqual(invalid('port'));
      expect(fault).toMatchObject({ message: expect.stringContaining(String(other.port)), data: { fix: expect.any(String) } });
      expect(await host.client.playground.status()).toEqual({ state: 'stopped' });
      expect((await started()).state).toBe('running');
    });

    test('a start keeps key, secrets and what a person changed, and sets the addresses anew', async () => {
      const { clients, keys } = host.client;
      await started();
      const id = 'playground-client-secret-jwt';
      const keyBefore = (await keys.list()).find((key) => key.origin === 'playground');
      const { id: _id, secret: _secret, origin: _origin, createdAt: _created, updatedAt: _updated, ...input } = await clients.get({ id });
      const template = { ...input.template, lifetime: 5 };
      await clients.update({ id, client: { ...input, name: 'Mine', template, tokenEndpoint: 'https://elsewhere.example/token' } });
      await host.client.playground.stop();
      const status = await started();
      expect(await clients.get({ id })).toMatchObject({ name: 'Mine', template, tokenEndpoint: status.tokenEndpoint });
      expect((await keys.list()).find((key) => key.origin === 'playground')?.thumbprint).toBe(keyBefore?.thumbprint);
    });

    test('every registration can be saved as it was written', async () => {
      for (const { id } of (await started()).clients) {
        const written = await host.client.clients.get({ id });
        const { id: _id, secret: _secret, origin: _origin, createdAt: _created, updatedAt: _updated, ...client } = written;
        expect(await host.client.clients.update({ id, client })).toEqual({ ...written, updatedAt: expect.any(Number) });
      }
    });

    test('a name that a person has given is not used twice', async () => {
      await host.client.clients.remove({ id: 'playground-jwt-bearer' });
      await host.client.clients.create(registration({ name: 'Playground: JWT bearer grant' }));
      await started();
      const names = (await host.client.clients.list()).map((client) => client.name);
      expect(new Set(names).size).toBe(names.length);
    });

    test('a removed registration is back after a start', async () => {
      await started();
      const id = 'playground-client-secret-basic';
      await host.client.clients.remove({ id });
      await started();
      expect(await host.client.clients.get({ id })).toMatchObject({ id });
    });

    test('does not start with a locked vault, and does once it is open', async () => {
      await host.client.vault.lock();
      expect(await faultOf(host.client.playground.start({}))).toEqual(vaultLocked);
      expect(await host.client.playground.status()).toEqual({ state: 'stopped' });
      await host.client.vault.unlock({ passphrase });
      expect((await started()).state).toBe('running');
    });
  });
}
