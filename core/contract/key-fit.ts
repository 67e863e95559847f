import { z } from 'zod';
import { secretEncoding } from './clients.ts';
import { keyFile } from './key-material.ts';
import { recordId, urlText } from './values.ts';

/** One thing that was compared. */
export const fitCheck = z.object({
  /** `holder`: the key that the token is bound to (`cnf`), which need not be the one that signs. */
  of: z.enum(['type', 'use', 'kid', 'certificate', 'key', 'holder', 'secret', 'signature', 'method']),
  /** `unknown`: nothing to compare with, or it could not be tried. */
  outcome: z.enum(['match', 'mismatch', 'unknown']),
  /** What was compared with what, and how it came out. */
  sentence: z.string(),
});
export type FitCheck = z.infer<typeof fitCheck>;

/** How one key compares. */
export const fittedKey = z.object({
  name: z.string(),
  kid: z.string().nullable(),
  /** RFC 7638; null for a shared secret. */
  thumbprint: z.string().nullable(),
  fits: z.boolean(),
  checks: z.array(fitCheck),
});
export type FittedKey = z.infer<typeof fittedKey>;

export const keyFit = z.object({
  fits: z.boolean(),
  /** The answer in one or two sentences. */
  verdict: z.string(),
  /** Every key that was compared, those that fit first. */
  keys: z.array(fittedKey),
});
export type KeyFit = z.infer<typeof keyFit>;

/** Any key, certificate, JWKS or `jwks_uri`, against a token or a client registration. */
export const keyFitInput = z.object({
  key: z.union([
    z.object({ keyId: recordId }),
    z.object({ ...keyFile, secretEncoding: secretEncoding.optional() }),
    z.object({ jwksUri: urlText }),
  ]),
  against: z.union([z.object({ token: z.string().max(1_100_000) }), z.object({ clientId: recordId })]),
});
export type KeyFitInput = z.infer<typeof keyFitInput>;
