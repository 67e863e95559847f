import { z } from 'zod';
import { operation } from './errors.ts';
import { instant, recordId, recordName } from './values.ts';

/**
 * Where a key stands in a rotation. `next`: published, so that servers know it before it signs. `current`: signs. `retired`: signs no
 * more, and stays published until its overlap is over. `published`: cannot sign here, as only its public half is held.
 */
export const keyState = z.enum(['next', 'current', 'retired', 'published']);
export type KeyState = z.infer<typeof keyState>;

/** A key in a published set. A key is in a set once. */
export const keySetEntry = z.object({
  keyId: recordId,
  /** The JWS `alg` it is published for. Of the keys of an algorithm that can sign exactly one is current. */
  alg: z.string().min(1).max(64),
  state: keyState,
  /** When it took its state. */
  since: instant,
  /** When a retired key leaves the document; null for the others. */
  until: instant.nullable(),
});
export type KeySetEntry = z.infer<typeof keySetEntry>;

/** Seconds for which a retired key stays published: at most a year. */
const overlap = z.number().int().min(0).max(31_536_000);

const settings = {
  name: recordName,
  /** On 127.0.0.1. Chosen once and kept, so that the address stays what servers have registered. */
  port: z.number().int().min(1).max(65_535),
  overlap,
  /** Seconds that whoever fetched the set may go on using it: `max-age` of the answer. */
  maxAge: z.number().int().min(0).max(86_400),
};

/** A JWK Set (RFC 7517 5) of chosen public keys, published by this machine. */
export const keySet = z.object({
  ...settings,
  id: recordId,
  /** Path of its address; stays when the set is renamed. */
  path: z.string().startsWith('/').max(300),
  entries: z.array(keySetEntry).max(100),
  /** Counts the changes of the entries. */
  revision: z.number().int(),
  /** The entries before the last change, which `undo` brings back; null where there is nothing to undo. */
  before: z.array(keySetEntry).max(100).nullable(),
  createdAt: instant,
});
export type KeySet = z.infer<typeof keySet>;

/** Whether the set answers at its address. It does only while asked to. */
export const keySetServing = z.object({
  /** `here`: by this host. `elsewhere`: by another window, browser host or command line on the same data. */
  state: z.enum(['stopped', 'here', 'elsewhere']),
  url: z.string(),
});
export type KeySetServing = z.infer<typeof keySetServing>;

const inSet = { id: recordId, keyId: recordId };

export const keySets = {
  list: operation.output(z.array(keySet)),
  get: operation.input(z.object({ id: recordId })).output(keySet),
  /** `port`: a free one unless chosen. */
  create: operation
    .input(z.object({ name: recordName, port: settings.port.optional(), overlap: overlap.optional(), maxAge: settings.maxAge.optional() }))
    .output(keySet),
  update: operation.input(z.object({ id: recordId, ...settings })).output(keySet),
  /**
   * Adds a key: the first of its algorithm that can sign as current, others as next, and one of which only the public half is held as
   * published. A private key takes the place of its public half. `alg`: what the key is for unless said.
   */
  addKey: operation.input(z.object({ ...inSet, alg: z.string().max(64).optional() })).output(keySet),
  /** Makes a key the current one of its algorithm; the one that was retires. `overlap` in seconds, the set's unless said. */
  promote: operation.input(z.object({ ...inSet, overlap: overlap.optional() })).output(keySet),
  /** Retires a next key, or sets anew how long a retired one stays published from now on. */
  retire: operation.input(z.object({ ...inSet, overlap: overlap.optional() })).output(keySet),
  /** Takes a key out of the set. The current one leaves last of its algorithm. */
  removeKey: operation.input(z.object(inSet)).output(keySet),
  /** Takes back the change that led to `revision`, if no other came after it. */
  undo: operation.input(z.object({ id: recordId, revision: z.number().int() })).output(keySet),
  /** Stops serving it and removes it from the list; `restore` takes that back until the next start. */
  remove: operation.input(z.object({ id: recordId })).output(z.void()),
  restore: operation.input(z.object({ id: recordId })).output(keySet),
  /** The document as it would be served now, indented. */
  export: operation.input(z.object({ id: recordId })).output(z.object({ text: z.string() })),
  serving: operation.input(z.object({ id: recordId })).output(keySetServing),
  /** Answers at its address until stopped or until this host quits. */
  serve: operation.input(z.object({ id: recordId })).output(keySetServing),
  /** Stops what this host serves: one set, or with null all of them. */
  stop: operation.input(z.object({ id: recordId.nullable() })).output(z.void()),
};
