import type { Key } from '../../../core/contract/keys.ts';
import type { KeyDocument, StoredRecord } from '../../store/store.ts';
import { notFound } from '../fault.ts';
import type { Ports } from '../ports.ts';

/** A key as it is stored. Throws NOT_FOUND. */
export function storedKey({ store }: Pick<Ports, 'store'>, id: string): StoredRecord<KeyDocument> {
  const record = store.keys.get(id);
  if (record === undefined) throw notFound('key', id);
  return record;
}

/** A stored key as everybody may see it. */
export function asKey({ id, document }: StoredRecord<KeyDocument>): Key {
  return { id, ...document };
}
