import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { invalidInput, notFound } from '../fault.ts';
import type { Ports } from '../ports.ts';

/** Characters of JSON that one draft may have: room for a long token in every field. */
const sizeLimit = 16_000_000;

/** What is on the workbench, kept for each client. */
export function createDrafts({ store }: Pick<Ports, 'store'>) {
  const os = implement(contract.drafts);
  return {
    get: os.get.handler(({ input }) => store.drafts.get(input.clientId)?.document ?? null),
    save: os.save.handler(({ input }) => {
      if (store.clients.get(input.clientId) === undefined) throw notFound('client', input.clientId);
      if (JSON.stringify(input.draft).length > sizeLimit) {
        throw invalidInput('draft', 'The draft has more than 16 million characters and was not kept.', {
          fix: 'Shorten its longest value.',
        });
      }
      store.drafts.put({ id: input.clientId, document: input.draft, sealed: null });
    }),
  };
}
