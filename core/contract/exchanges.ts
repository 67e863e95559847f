import { z } from 'zod';
import type { SecretKind } from '../oauth/wire-text.ts';
import { instant } from './values.ts';

const secretKinds = [
  'client_secret',
  'basic_credentials',
  'client_assertion',
  'assertion',
  'access_token',
  'refresh_token',
  'id_token',
  'token',
] as const satisfies readonly SecretKind[];

/** Text with its secrets marked; see `core/oauth/wire-text.ts`. */
export const wireText = z.array(z.union([z.string(), z.object({ secret: z.enum(secretKinds), text: z.string().optional() })]));

export const wireHeader = z.object({ name: z.string(), value: wireText });

export const wireRequest = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(wireHeader),
  body: wireText.nullable(),
});
export type WireRequest = z.infer<typeof wireRequest>;

/** Milliseconds each, counted from the start of the exchange; null where a reused connection had no such step. */
export const timings = z.object({
  dns: z.number().nullable(),
  connect: z.number().nullable(),
  tls: z.number().nullable(),
  firstByte: z.number().nullable(),
  total: z.number(),
});
export type Timings = z.infer<typeof timings>;

export const peerCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprint256: z.string(),
});

export const wireResponse = z.object({
  status: z.number().int(),
  statusText: z.string(),
  headers: z.array(wireHeader),
  body: z.object({
    /** `binary` bodies have `hex` of their first bytes and an empty text. */
    format: z.enum(['json', 'html', 'text', 'binary', 'empty']),
    text: wireText,
    hex: z.string().nullable(),
    /** Bytes received after decoding of the content coding. */
    bytes: z.number().int(),
    /** Whether the limit cut it off. */
    truncated: z.boolean(),
  }),
  timings,
  /** Server's `Date` minus our clock when the headers came, in seconds; null without a readable `Date`. */
  clockOffset: z.number().nullable(),
  peerCertificate: peerCertificate.nullable(),
});
export type WireResponse = z.infer<typeof wireResponse>;

/** Why no response came. */
export const wireFailure = z.object({
  reason: z.enum(['url', 'dns', 'refused', 'reset', 'timeout', 'tls', 'protocol', 'aborted', 'other']),
  /** One sentence that says what happened and what to do. */
  message: z.string(),
  timings,
});
export type WireFailure = z.infer<typeof wireFailure>;

/** A remark on a response that is not what its specification says. */
export const note = z.object({ severity: z.enum(['error', 'warning', 'information']), text: z.string(), source: z.string().nullable() });
export type Note = z.infer<typeof note>;

/** One request and what came of it. Exactly one of `response` and `failure` is set. */
export const exchange = z.object({
  id: z.string(),
  startedAt: instant,
  request: wireRequest,
  response: wireResponse.nullable(),
  failure: wireFailure.nullable(),
  notes: z.array(note),
});
export type Exchange = z.infer<typeof exchange>;
