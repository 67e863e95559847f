import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { longestChunk } from '../scan/chunk.ts';
import { tokenMembers } from '../scan/found-token.ts';
import { operation } from './errors.ts';
import { recordId } from './values.ts';

/** How far a scan is. The last one has the state `ended`. */
export const scanProgress = z.object({
  state: z.enum(['running', 'ended']),
  /** Bytes looked at, and how many there are. */
  bytes: z.number(),
  size: z.number(),
  bytesPerSecond: z.number(),
  /** Tokens found, repeats included. */
  found: z.number(),
  /** Distinct tokens kept. */
  distinct: z.number(),
  /** Finds after as many distinct tokens as are kept, of tokens that are not among them. */
  dropped: z.number(),
  /** Claims of some tokens are not kept: filters and groups by claims pass over them. */
  claimsFull: z.boolean(),
});
export type ScanProgress = z.infer<typeof scanProgress>;

/** A distinct token and its first place; its text stays where it was found. Nothing is verified. */
export const scannedToken = z.object({
  id: z.number().int(),
  kind: z.string(),
  form: z.enum(['jws', 'jwe', 'opaque']),
  typ: z.string().nullable(),
  alg: z.string().nullable(),
  kid: z.string().nullable(),
  iss: z.string().nullable(),
  sub: z.string().nullable(),
  client: z.string().nullable(),
  aud: z.array(z.string()).readonly(),
  /** NumericDate, in seconds. */
  iat: z.number().nullable(),
  exp: z.number().nullable(),
  /** Paths whose names stand more than once; the members above have the last value. */
  repeated: z.array(z.string()).readonly(),
  count: z.number().int(),
  /** Bytes before it, bytes that it takes, and its line from 1. */
  offset: z.number().int(),
  length: z.number().int(),
  line: z.number().int(),
});
export type ScannedToken = z.infer<typeof scannedToken>;

export const scanGroup = z.object({ value: z.string().nullable(), tokens: z.number().int(), count: z.number().int() });

const query = {
  id: recordId,
  /** An expression as `assay scan --where` takes it; a faulty one is INVALID_INPUT with its position. */
  filter: z.string().max(100_000),
  order: z.object({ by: z.enum(tokenMembers), descending: z.boolean() }),
  from: z.number().int().nonnegative(),
};
/** A member, or a claim as `claims.NAME`. */
const member = z.string().max(1024);

/** Scans of files that the page reads. The host keeps what was found for the four latest, in memory alone. */
export const scans = {
  /** Begins a scan under an id of the caller's choice and reports until it has ended. Aborting it ends it with what was found so far. */
  start: operation.input(z.object({ id: recordId, size: z.number().int().nonnegative() })).output(eventIterator(scanProgress)),
  /** Brings the next bytes. It is answered when more can be taken. */
  feed: operation
    .input(
      z.object({
        id: recordId,
        /** Bytes brought before. */
        position: z.number().int().nonnegative(),
        chunk: z.instanceof(Blob).refine(({ size }) => size <= longestChunk, `must have at most ${longestChunk} bytes`),
      }),
    )
    .output(z.void()),
  /** Says that there are no more bytes. */
  end: operation.input(z.object({ id: recordId })).output(z.void()),
  page: operation
    .input(z.object({ ...query, length: z.number().int().max(1000) }))
    .output(z.object({ total: z.number().int(), tokens: z.array(scannedToken).readonly() })),
  groups: operation
    .input(z.object({ ...query, by: member, length: z.number().int().max(1000) }))
    .output(z.object({ total: z.number().int(), groups: z.array(scanGroup).readonly() })),
  /** Part of a CSV or NDJSON file of the tokens, or of the groups when `by` is given. */
  export: operation
    .input(z.object({ ...query, format: z.enum(['csv', 'ndjson']), by: member.nullable(), length: z.number().int().max(10_000) }))
    .output(z.object({ text: z.string(), done: z.boolean() })),
  /** Forgets what was found. */
  close: operation.input(z.object({ id: recordId })).output(z.void()),
};
