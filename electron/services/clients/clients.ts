import { implement } from '@orpc/server';
import type { ClientInput, ClientRegistration } from '../../../core/contract/clients.ts';
import { contract } from '../../../core/contract/contract.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { registeredAlgorithm } from './client-algorithm.ts';
import { clientSecretBits } from './client-secret.ts';
import { notFound } from '../fault.ts';
import { chosenKey } from '../keys/key-publication/current-key.ts';
import type { Ports } from '../ports.ts';
import { freeName, refuseTakenName } from '../record-names.ts';

type HeldSecret = Pick<StoredRecord<ClientDocument>, 'sealed'> & Pick<ClientDocument, 'secret'>;

/** Client registrations; a secret goes in sealed and does not come out. */
export function createClients({ clock, random, store, vault }: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>) {
  const os = implement(contract.clients);

  function held(id: string): StoredRecord<ClientDocument> {
    const record = store.clients.get(id);
    if (record === undefined) throw notFound('client', id);
    return record;
  }

  function algorithmOf(input: ClientInput): string {
    return registeredAlgorithm(input, chosenKey({ store }, input, input.alg)?.document);
  }

  /** The secret to keep: the new one, none, or the one that is held, measured anew when it is to be read otherwise. */
  async function secretToKeep(id: string, input: ClientInput, before: StoredRecord<ClientDocument> | undefined): Promise<HeldSecret> {
    const { secret, secretEncoding } = input;
    if (secret === null) return { sealed: null, secret: null };
    if (secret !== undefined) {
      const bits = clientSecretBits(secret, secretEncoding);
      return { sealed: await vault.seal(id, secret), secret: { bits } };
    }
    const sealed = before?.sealed ?? null;
    if (before === undefined || sealed === null) return { sealed: null, secret: null };
    if (before.document.secretEncoding === secretEncoding) return { sealed, secret: before.document.secret };
    return { sealed, secret: { bits: clientSecretBits(await vault.open(id, sealed), secretEncoding) } };
  }

  return {
    list: os.list.handler(() => store.clients.list().map(asClient)),
    get: os.get.handler(({ input }) => asClient(held(input.id))),
    create: os.create.handler(async ({ input }) => {
      const id = random.uuid();
      const alg = algorithmOf(input);
      refuseTakenName('client', input.name, store.clients.list());
      const { sealed, secret } = await secretToKeep(id, input, undefined);
      const now = clock.now();
      const document: ClientDocument = { ...input, alg, secret, origin: 'person', createdAt: now, updatedAt: now };
      return store.transaction(() => {
        refuseTakenName('client', input.name, store.clients.list());
        store.clients.put({ id, document, sealed });
        return { id, ...document };
      });
    }),
    update: os.update.handler(async ({ input: { id, client } }) => {
      const before = held(id);
      const alg = algorithmOf(client);
      refuseTakenName('client', client.name, store.clients.list(), id);
      const { sealed, secret } = await secretToKeep(id, client, before);
      return store.transaction(() => {
        refuseTakenName('client', client.name, store.clients.list(), id);
        const { origin, createdAt } = held(id).document;
        const document: ClientDocument = { ...client, alg, secret, origin, createdAt, updatedAt: clock.now() };
        store.clients.put({ id, document, sealed });
        return { id, ...document };
      });
    }),
    duplicate: os.duplicate.handler(async ({ input }) => {
      const original = held(input.id);
      const id = random.uuid();
      const sealed = original.sealed === null ? null : await vault.seal(id, await vault.open(original.id, original.sealed));
      const now = clock.now();
      return store.transaction(() => {
        const name = freeName(`${original.document.name.slice(0, 180)} copy`, store.clients.list());
        const document: ClientDocument = { ...original.document, name, origin: 'person', createdAt: now, updatedAt: now };
        store.clients.put({ id, document, sealed });
        return { id, ...document };
      });
    }),
    remove: os.remove.handler(({ input: { id } }) => {
      if (store.clients.remove(id) === undefined) throw notFound('client', id);
    }),
    restore: os.restore.handler(({ input: { id } }) =>
      store.transaction(() => {
        const others = store.clients.list();
        const record = store.clients.restore(id);
        if (record === undefined) throw notFound('client', id);
        const document = { ...record.document, name: freeName(record.document.name, others) };
        store.clients.put({ ...record, document });
        return { id, ...document };
      }),
    ),
  };
}

function asClient({ id, document }: StoredRecord<ClientDocument>): ClientRegistration {
  return { id, ...document };
}
