/** Tokens that were revoked before their time, by `jti`. */
export interface RevokedTokens {
  /** @param until when it would have ended by itself, in seconds since the epoch */
  add(jti: string, until: number): void;
  has(jti: string | undefined): boolean;
}

/** Kept at most; the oldest go first. */
const limit = 10_000;

/** Revoked tokens in memory, for as long as the playground runs. */
export function createRevokedTokens(): RevokedTokens {
  const ends = new Map<string, number>();
  return {
    add(jti, until) {
      const now = Date.now() / 1000;
      for (const [old, end] of ends) if (end <= now) ends.delete(old);
      const [oldest] = ends.keys();
      if (ends.size >= limit && oldest !== undefined) ends.delete(oldest);
      ends.set(jti, until);
    },
    has: (jti) => jti !== undefined && ends.has(jti),
  };
}
