import { tokenKind } from './token-kind.ts';
import type { DescribableToken, TokenKindName } from './token.ts';

/** Kinds of tokens that other standards than JOSE define. */
const foreignKinds: readonly TokenKindName[] = ['PASETO', 'SAML'];

/** Whether a token is of a standard of its own, so that nothing that holds of JWTs can be said of it or done with it. */
export function isForeign(token: DescribableToken): boolean {
  return foreignKinds.includes(tokenKind(token).name);
}
