import { z } from 'zod';
import { operation } from './errors.ts';
import { jsonObject, urlText } from './values.ts';

/** One well-known address that was tried. */
export const metadataAttempt = z.object({
  url: z.string(),
  specification: z.enum(['OpenID Connect Discovery 1.0', 'RFC 8414']),
  outcome: z.enum(['used', 'also-found', 'failed']),
  status: z.number().int().nullable(),
  /** One sentence: what was found there, or why it cannot be used. */
  message: z.string(),
});
export type MetadataAttempt = z.infer<typeof metadataAttempt>;

export const discovery = z.object({
  asked: z.string(),
  attempts: z.array(metadataAttempt),
  /** The document that is used; null when neither address had one. */
  document: jsonObject.nullable(),
  /** Set when the document names another issuer than was asked (RFC 8414 3.3): both, for showing side by side. */
  mismatch: z.object({ asked: z.string(), found: z.string() }).nullable(),
});
export type Discovery = z.infer<typeof discovery>;

export const metadata = {
  /** Tries both well-known documents of an issuer (RFC 8414 3, OpenID Connect Discovery 4). Failures are results. */
  discover: operation.input(z.object({ issuer: urlText })).output(discovery),
};
