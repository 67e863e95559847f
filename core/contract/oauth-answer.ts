import { z } from 'zod';

/** An OAuth error response (RFC 6749 5.2). */
export const oauthError = z.object({
  kind: z.literal('error'),
  error: z.string(),
  description: z.string().nullable(),
  uri: z.string().nullable(),
  /** What the code means, in our words, and where it is defined. */
  explanation: z.string(),
  source: z.string().nullable(),
});

/** A response that is none of what the endpoint may answer. */
export const unusableAnswer = z.object({ kind: z.literal('unusable'), explanation: z.string() });

/** The OAuth part of a response, when it has one. */
export const oauthAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('success'),
    tokenType: z.string().nullable(),
    expiresIn: z.number().nullable(),
    scope: z.string().nullable(),
  }),
  oauthError,
  unusableAnswer,
]);
export type OAuthAnswer = z.infer<typeof oauthAnswer>;
