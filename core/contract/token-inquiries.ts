import { z } from 'zod';
import { signedAssertion } from './assertions.ts';
import { operation } from './errors.ts';
import { exchange } from './exchanges.ts';
import { oauthError, unusableAnswer } from './oauth-answer.ts';
import { jsonObject, recordId, urlText } from './values.ts';

/** What can be asked of a server about a token: whether it holds (RFC 7662), or that it shall not hold any longer (RFC 7009). */
export const inquiryNames = ['introspection', 'revocation'] as const;
export type InquiryName = (typeof inquiryNames)[number];

export const inquiryAnswer = z.discriminatedUnion('kind', [
  /** The token holds. `members`: what the server says of it, `active` included. */
  z.object({ kind: z.literal('active'), members: jsonObject }),
  /** It does not hold, or this client may not know (RFC 7662 2.2). */
  z.object({ kind: z.literal('inactive') }),
  /** It is revoked, or was no token that the server knows (RFC 7009 2.2). */
  z.object({ kind: z.literal('revoked') }),
  oauthError,
  unusableAnswer,
]);
export type InquiryAnswer = z.infer<typeof inquiryAnswer>;

export const tokenInquiry = exchange.extend({
  inquiry: z.enum(inquiryNames),
  clientId: recordId,
  /** The stored token that was asked about. */
  tokenId: recordId,
  /** What was signed for it; null where none was needed. */
  assertion: signedAssertion.nullable(),
  /** Null when no response came. */
  answer: inquiryAnswer.nullable(),
});
export type TokenInquiry = z.infer<typeof tokenInquiry>;

/** `endpoint`: in place of the one that the issuer’s metadata names, which is looked up where it is not known. */
const inquiryInput = z.object({ tokenId: recordId, endpoint: urlText.optional() });

/** Part of `tokens`. The client authenticates as its registration says, with an assertion signed afresh from its template. */
export const tokenInquiries = {
  /** Asks the server whether a stored token holds, and what it says (RFC 7662). A refusal is a result. */
  introspect: operation.input(inquiryInput).output(tokenInquiry),
  /** Has the server end a stored token (RFC 7009). The token stays stored, marked as revoked. A refusal is a result. */
  revoke: operation.input(inquiryInput).output(tokenInquiry),
};
