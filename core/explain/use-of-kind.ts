import type { TokenKindName } from '../jose/token.ts';
import type { TokenUse } from './evidence.ts';

const uses: Readonly<Partial<Record<TokenKindName, TokenUse>>> = {
  'client assertion': 'client-assertion',
  'grant assertion': 'grant',
  'access token': 'access-token',
  'ID token': 'id-token',
  'DPoP proof': 'dpop-proof',
  // What says nothing of its use is most often carried as Bearer.
  JWT: 'access-token',
  JWS: 'access-token',
  'encrypted token': 'access-token',
};

/** What a token of a kind is judged as where nothing else is known; null for kinds that no rule is about. */
export function usualUse(kind: TokenKindName): TokenUse | null {
  return uses[kind] ?? null;
}
