import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { notFound } from '../fault.ts';
import type { Ports } from '../ports.ts';

/** A client registration as it is stored. Throws NOT_FOUND. */
export function storedClient({ store }: Pick<Ports, 'store'>, id: string): StoredRecord<ClientDocument> {
  const record = store.clients.get(id);
  if (record === undefined) throw notFound('client', id);
  return record;
}
