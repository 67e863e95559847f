import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import { notFound } from './fault.ts';
import type { Ports } from './ports.ts';

/** Held keys: made here or imported, shown without their private members. */
export function createKeys({ store }: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>) {
  const os = implement(contract.keys);
  return {
    list: os.list.handler(() => store.keys.list().map(({ id, document }) => ({ id, ...document }))),
    get: os.get.handler(({ input }) => {
      const record = store.keys.get(input.id);
      if (record === undefined) throw notFound('key', input.id);
      return { id: record.id, ...record.document };
    }),
    generate: os.generate.handler(() => {
      throw new Error('not built yet');
    }),
    recognise: os.recognise.handler(() => {
      throw new Error('not built yet');
    }),
    import: os.import.handler(() => {
      throw new Error('not built yet');
    }),
    update: os.update.handler(() => {
      throw new Error('not built yet');
    }),
    public: os.public.handler(() => {
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
