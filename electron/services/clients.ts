import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import { notFound } from './fault.ts';
import type { Ports } from './ports.ts';

/** Client registrations; a secret goes in sealed and does not come out. */
export function createClients({ store }: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>) {
  const os = implement(contract.clients);
  return {
    list: os.list.handler(() => store.clients.list().map(({ id, document }) => ({ id, ...document }))),
    get: os.get.handler(({ input }) => {
      const record = store.clients.get(input.id);
      if (record === undefined) throw notFound('client', input.id);
      return { id: record.id, ...record.document };
    }),
    create: os.create.handler(() => {
      throw new Error('not built yet');
    }),
    update: os.update.handler(() => {
      throw new Error('not built yet');
    }),
    duplicate: os.duplicate.handler(() => {
      throw new Error('not built yet');
    }),
    remove: os.remove.handler(() => {
      throw new Error('not built yet');
    }),
    restore: os.restore.handler(() => {
      throw new Error('not built yet');
    }),
  };
}
