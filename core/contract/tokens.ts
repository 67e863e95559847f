import { z } from 'zod';
import { basicEncodingNames } from '../oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames } from '../oauth/client-authentication.ts';
import { assertionDraft, signedAssertion } from './assertions.ts';
import { operation } from './errors.ts';
import { exchange } from './exchanges.ts';
import { oauthAnswer } from './oauth-answer.ts';
import { tokenInquiries } from './token-inquiries.ts';
import { signatureState, tokenOpening } from './token-opening.ts';
import { instant, namedValue, recordId, urlText } from './values.ts';

/** A token request before it is sent. Parameter values may hold placeholders, `{{assertion}}` and `{{refresh_token}}` too. */
export const tokenRequestDraft = z.object({
  grant: z.string().max(1024),
  method: z.enum(clientAuthenticationMethodNames),
  tokenEndpoint: urlText,
  sendClientId: z.boolean(),
  /** How client_secret_basic writes id and secret; absent: form-encoded (RFC 6749 2.3.1). */
  basicEncoding: z.enum(basicEncodingNames).optional(),
  /** All but grant_type and what the method adds, in order. */
  parameters: z.array(namedValue).max(200),
  assertion: assertionDraft,
});
export type TokenRequestDraft = z.infer<typeof tokenRequestDraft>;

export const tokenKind = z.enum(['access_token', 'refresh_token', 'id_token']);
export type TokenKind = z.infer<typeof tokenKind>;

/** A stored token; its text comes only from `reveal`. */
export const storedToken = z.object({
  id: recordId,
  clientId: recordId,
  kind: tokenKind,
  form: z.enum(['jws', 'jwe', 'opaque']),
  /** `token_type` of the response: Bearer, DPoP, N_A. */
  tokenType: z.string().nullable(),
  scope: z.string().nullable(),
  /** `typ` header parameter of a JWT. */
  typ: z.string().nullable(),
  issuer: z.string().nullable(),
  audience: z.array(z.string()),
  receivedAt: instant,
  /** From `expires_in` and the time of receipt, else the token's `exp`; null when neither is known. */
  expiresAt: instant.nullable(),
  grant: z.string(),
  /** A refresh token that a newer one replaced (RFC 9700 4.14.2). */
  replaced: z.boolean(),
  /** When the server took note, on our request, that it shall not hold any longer (RFC 7009); absent for one that was not revoked from here. */
  revokedAt: instant.optional(),
});
export type StoredToken = z.infer<typeof storedToken>;

export const tokenExchange = exchange.extend({
  clientId: recordId,
  grant: z.string(),
  /** What was signed for it; null where none was needed. */
  assertion: signedAssertion.nullable(),
  /** Null when no response came. */
  answer: oauthAnswer.nullable(),
  tokens: z.array(storedToken),
});
export type TokenExchange = z.infer<typeof tokenExchange>;

const requestInput = z.object({ clientId: recordId, request: tokenRequestDraft });

export { oauthAnswer, type OAuthAnswer } from './oauth-answer.ts';
export { signatureState, type SignatureState } from './token-opening.ts';

export const tokens = {
  /** Signs afresh, sends, keeps the tokens. A refusal and an unreachable server are results. Follows no redirect. */
  request: operation.input(requestInput).output(tokenExchange),
  /** Everything `request` does short of sending. */
  prepare: operation.input(requestInput).output(z.object({ request: exchange.shape.request, assertion: signedAssertion.nullable() })),
  /** Uses the client's newest refresh token that was not replaced, or the one given. */
  refresh: operation.input(z.object({ clientId: recordId, tokenId: recordId.optional() })).output(tokenExchange),
  /** Newest first. */
  list: operation.input(z.object({ clientId: recordId.optional() })).output(z.array(storedToken)),
  /** The token's full text: the explicit act by which a person inspects or copies it. */
  reveal: operation.input(z.object({ id: recordId })).output(z.object({ text: z.string() })),
  /** The exchange with its tokens in clear, client secrets still masked; of this run only. */
  revealExchange: operation.input(z.object({ exchangeId: z.string() })).output(exchange),
  remove: operation.input(z.object({ id: recordId })).output(z.void()),
  restore: operation.input(z.object({ id: recordId })).output(storedToken),
  /**
   * Checks a JWS with the held keys, by `kid` and then by fit; with `clientId`, also with the key set that this
   * client's server publishes, when the token names its issuer.
   */
  verify: operation.input(z.object({ token: z.string().max(1_100_000), clientId: recordId.optional() })).output(signatureState),
  ...tokenInquiries,
  ...tokenOpening,
};
