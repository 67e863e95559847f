import type { StoredToken, TokenKind } from '../../../../core/contract/tokens.ts';

/** Of what one answer brought, the access token is what people come for. */
const ranks: Readonly<Record<TokenKind, number>> = { access_token: 0, refresh_token: 1, id_token: 2 };

/** Tokens newest first; those that came together as access, refresh and ID token. */
export function orderedTokens(tokens: readonly StoredToken[]): StoredToken[] {
  return tokens.toSorted((a, b) => b.receivedAt - a.receivedAt || ranks[a.kind] - ranks[b.kind]);
}
