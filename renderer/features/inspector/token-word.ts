import type { ReadToken } from '../../../core/jose/token.ts';

/** What a token is in one word: “JWE”, “JWT” for one with claims, “JWS” for any other that is signed. */
export function tokenWord({ form, claims }: Pick<ReadToken, 'form' | 'claims'>): string {
  if (form === 'jwe') return 'JWE';
  return claims === null ? 'JWS' : 'JWT';
}
