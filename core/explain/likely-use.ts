import { tokenKind } from '../jose/token-kind.ts';
import type { ReadToken, TokenKindDescription, TokenKindName } from '../jose/token.ts';
import type { TokenUse } from './evidence.ts';

const uses: Readonly<Partial<Record<TokenKindName, TokenUse>>> = {
  'client assertion': 'client-assertion',
  'grant assertion': 'grant',
  'access token': 'access-token',
  'ID token': 'id-token',
  'DPoP proof': 'dpop-proof',
};

/** What a token is most likely used as; one that says nothing of it is taken for an access token. @param kind what it was recognised as */
export function likelyUse(token: ReadToken, kind: TokenKindDescription = tokenKind(token)): TokenUse {
  return uses[kind.name] ?? 'access-token';
}
