import { z } from 'zod';
import { operation } from './errors.ts';
import { exchange } from './exchanges.ts';
import { namedValue, recordId, urlText } from './values.ts';

export const callDraft = z.object({
  method: z.string().min(1).max(32),
  url: urlText,
  headers: z.array(namedValue).max(200),
  body: z.string().max(10_000_000),
  /** The stored token to send as `Authorization: Bearer` (RFC 6750 2.1), or null for none. */
  tokenId: recordId.nullable(),
});
export type CallDraft = z.infer<typeof callDraft>;

/** One challenge of a `WWW-Authenticate` field (RFC 9110 11.6.1). */
export const challenge = z.object({
  scheme: z.string(),
  token68: z.string().nullable(),
  parameters: z.array(z.object({ name: z.string(), value: z.string(), meaning: z.string().nullable() })),
});
export type Challenge = z.infer<typeof challenge>;

export const callExchange = exchange.extend({ challenges: z.array(challenge) });
export type CallExchange = z.infer<typeof callExchange>;

export const calls = {
  /** Calls a protected resource. Any status is a result; no redirect is followed. */
  send: operation.input(callDraft).output(callExchange),
  /** The body of the last call's response as received, tokens in clear: the explicit act by which it is saved. */
  revealBody: operation.input(z.object({ exchangeId: z.string() })).output(z.object({ base64: z.string() })),
};
