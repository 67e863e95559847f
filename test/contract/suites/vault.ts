import { beforeEach, describe, expect, test } from 'vitest';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { passphrase } from '../../support/assay-home.ts';
import { faultOf, invalid, vaultLocked } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

export function vaultSuite(open: OpenHost): void {
  describe('vault', () => {
    const host = hostFor(open);
    let current = passphrase;
    beforeEach(() => host.client.vault.unlock({ passphrase: current }));

    test('says where the data key lives, and why not in the keyring', async () => {
      expect(await host.client.vault.status()).toEqual({ protection: 'passphrase', locked: false, reason: expect.stringMatching(/\.$/) });
    });

    test('what needs a secret is refused while it is locked, and works again after', async () => {
      const { assertions, clients, keys, tokens, vault } = host.client;
      const key = await keys.generate({ name: 'Held', alg: 'ES256' });
      const client = await clients.create(registration({ keyId: key.id, method: 'client_secret_basic', secret: 'abcd' }));
      const draft = initialDraft(client);
      const assertion = { header: { alg: 'ES256' }, claims: {} };
      const input = { clientId: client.id, request: { ...draft.request, assertion } };
      expect(await vault.lock()).toMatchObject({ locked: true });
      const calls = [
        () => keys.generate({ name: 'Another', alg: 'ES256' }),
        () => keys.import({ name: 'Another', material: 'a secret of thirty-two bytes or more', alg: 'HS256' }),
        () => clients.create(registration({ secret: 'abcd' })),
        () => clients.duplicate({ id: client.id }),
        () => assertions.sign({ clientId: client.id, assertion }),
        () => tokens.request(input),
      ];
      for (const call of calls) expect(await faultOf(call())).toEqual(vaultLocked);
      expect(await clients.get({ id: client.id })).toEqual(client);
      expect(await keys.list()).toContainEqual(key);
      expect(await vault.unlock({ passphrase })).toMatchObject({ locked: false });
      expect(await assertions.sign({ clientId: client.id, assertion })).toMatchObject({ key: { id: key.id } });
    });

    test('a wrong passphrase is refused by its field and leaves it locked', async () => {
      await host.client.vault.lock();
      expect(await faultOf(host.client.vault.unlock({ passphrase: 'wrong' }))).toEqual(invalid('passphrase'));
      expect(await host.client.vault.status()).toMatchObject({ locked: true });
    });

    test('the passphrase changes for one who knows the current one', async () => {
      const { vault } = host.client;
      expect(await faultOf(vault.changePassphrase({ current: 'wrong', next: 'next one' }))).toEqual(invalid('current'));
      expect(await faultOf(vault.changePassphrase({ next: 'next one' }))).toEqual(invalid('current'));
      expect(await vault.changePassphrase({ current, next: 'next one' })).toMatchObject({ protection: 'passphrase', locked: false });
      await vault.lock();
      expect(await faultOf(vault.unlock({ passphrase: current }))).toEqual(invalid('passphrase'));
      current = 'next one';
      expect(await vault.unlock({ passphrase: current })).toMatchObject({ locked: false });
    });
  });
}
