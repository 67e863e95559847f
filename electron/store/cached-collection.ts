import type { Freshness } from './freshness.ts';
import type { Collection, StoredRecord } from './store.ts';

/** Records that are kept at most. */
const size = 256;

/**
 * A collection that keeps what `get` has read for as long as nothing is committed to the database. Its records are frozen, because
 * the same one is handed out many times.
 */
export function cachedCollection<Document>(collection: Collection<Document>, freshness: Freshness): Collection<Document> {
  const kept = new Map<string, { readonly version: number; readonly record: StoredRecord<Document> | undefined }>();
  return {
    ...collection,
    get(id) {
      // Asked before the record is read: a commit in between then makes it stale at once.
      const version = freshness.version();
      const entry = kept.get(id);
      if (entry !== undefined && entry.version === version) return entry.record;
      const record = frozen(collection.get(id));
      if (version === null) return record;
      if (kept.size >= size) kept.clear();
      kept.set(id, { version, record });
      return record;
    },
  };
}

/** The value, with everything in it made unchangeable. */
function frozen<Value>(value: Value): Value {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    open.push(...Object.values(next));
  }
  return value;
}
