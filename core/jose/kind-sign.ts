import type { JsonObject } from '../contract/values.ts';
import type { DescribableToken, TokenKindName } from './token.ts';

/** A token as its kind is judged: header and claims are empty objects where there are none. */
export interface KindSubject {
  readonly token: DescribableToken;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** By what one kind is recognised. Tables of these are asked in order, and the first answer counts. */
export interface KindSign {
  readonly name: TokenKindName;
  /** Why a token is of this kind, as whole sentences; null when it is not. */
  readonly reason: (subject: KindSubject) => string | null;
}
