import { z } from 'zod';
import { operation } from './errors.ts';
import { instant, jsonObject, recordId } from './values.ts';

/** Header and claims before signing; strings may hold placeholders such as `{{now+60}}` (`core/oauth/placeholders.ts`). */
export const assertionDraft = z.object({ header: jsonObject, claims: jsonObject });
export type AssertionDraft = z.infer<typeof assertionDraft>;

export const signedAssertion = z.object({
  /** Compact serialization (RFC 7515 7.1). */
  token: z.string(),
  header: jsonObject,
  claims: jsonObject,
  signedAt: instant,
  /** What signed it; null for `alg` none. */
  key: z.object({ id: recordId.nullable(), name: z.string(), kid: z.string().nullable() }).nullable(),
  warnings: z.array(z.string()),
});
export type SignedAssertion = z.infer<typeof signedAssertion>;

const exactText = z.string().max(1_000_000);

export const exactlySigned = z.object({
  /** Compact serialization (RFC 7515 7.1). */
  token: z.string(),
  key: z.object({ id: recordId, name: z.string(), kid: z.string() }),
  /** What is odd about it, in sentences: a header that names another algorithm, a short secret. */
  warnings: z.array(z.string()),
});
export type ExactlySigned = z.infer<typeof exactlySigned>;

export const assertions = {
  /** Resolves the placeholders and signs with the client's key or secret. `at` replaces the clock. */
  sign: operation.input(z.object({ clientId: recordId, assertion: assertionDraft, at: instant.optional() })).output(signedAssertion),
  /**
   * Signs header and payload byte by byte as they are written, duplicates and white space included, JSON or not, with a held key. No
   * placeholder is resolved. Only what cannot be computed is refused.
   */
  signExact: operation
    .input(z.object({ keyId: recordId, alg: z.string().max(64), header: exactText, payload: exactText }))
    .output(exactlySigned),
};
