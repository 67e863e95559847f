import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Records of one kind kept at most; the oldest go first. */
const limit = 10_000;

/**
 * Where the authorization server keeps its grants, refresh tokens and used `jti`s: in memory, for as long as it runs.
 * Each provider gets its own, one store for each kind of record.
 */
export function createMemoryAdapter(): (kind: string) => Adapter {
  const kinds = new Map<string, Map<string, Entry>>();
  return (kind) => {
    const entries = kinds.get(kind) ?? new Map<string, Entry>();
    kinds.set(kind, entries);
    return adapterOver(entries);
  };
}

function adapterOver(entries: Map<string, Entry>): Adapter {
  function live(id: string): AdapterPayload | undefined {
    const entry = entries.get(id);
    return entry !== undefined && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  return {
    async upsert(id, payload, expiresIn) {
      if (entries.size >= limit) makeRoom(entries);
      entries.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
    },
    async find(id) {
      return live(id);
    },
    // Sessions and device codes are looked up so; no grant here makes any.
    async findByUid() {},
    async findByUserCode() {},
    async consume(id) {
      const payload = live(id);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      entries.delete(id);
    },
    async revokeByGrantId(grantId) {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id);
    },
  };
}

/** Drops what has expired, and the oldest tenth where that is not enough. */
function makeRoom(entries: Map<string, Entry>): void {
  const now = Date.now();
  for (const [id, entry] of entries) if (entry.expiresAt <= now) entries.delete(id);
  const excess = entries.size - limit * 0.9;
  for (const id of [...entries.keys()].slice(0, Math.max(0, excess))) entries.delete(id);
}
