import { z } from 'zod';

/** Identifies a stored record: a UUID, or a fixed name for the records that the playground owns. */
export const recordId = z.string().min(1).max(64);

/** What a person calls a record. */
export const recordName = z.string().trim().min(1).max(200);

/** An absolute http(s) URL as typed; whether it can be used is said when it is used. */
export const urlText = z.string().trim().max(4096);

/** Milliseconds since 1970-01-01T00:00:00Z. NumericDate values, in seconds, appear only inside tokens. */
export const instant = z.number();

/**
 * A JSON object as it stands in a JOSE header or a claims set. It passes through as it is, because a rebuilt one would lose a
 * member called `__proto__`; member order is kept.
 */
export const jsonObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be a JSON object',
);
export type JsonObject = z.infer<typeof jsonObject>;

/** A name and a value, in order, repeats allowed: form parameters and header fields. */
export const namedValue = z.object({ name: z.string().max(1024), value: z.string().max(1_000_000) });
export type NamedValue = z.infer<typeof namedValue>;
