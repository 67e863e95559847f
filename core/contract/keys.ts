import { z } from 'zod';
import { secretEncoding } from './clients.ts';
import { operation } from './errors.ts';
import { instant, jsonObject, recordId, recordName } from './values.ts';

/** The forms key material comes in. */
export const keyFormat = z.enum(['pkcs8', 'pkcs1', 'sec1', 'spki', 'jwk', 'secret']);
export type KeyFormat = z.infer<typeof keyFormat>;

/** A held key as everybody may see it: private and symmetric members never leave the services. */
export const key = z.object({
  id: recordId,
  name: recordName,
  /** The `kid` header parameter; the RFC 7638 thumbprint unless chosen. */
  kid: z.string().max(1024),
  kty: z.enum(['RSA', 'EC', 'OKP', 'oct', 'AKP']),
  crv: z.string().nullable(),
  /** The `alg` it is meant for, or null for any that fits. */
  alg: z.string().max(64).nullable(),
  use: z.enum(['sig', 'enc']).nullable(),
  /** Modulus, curve or secret length. */
  bits: z.number().int(),
  thumbprint: z.string(),
  /** False for a key that can only verify. A symmetric key counts as private. */
  private: z.boolean(),
  /** Null for a symmetric key. */
  publicJwk: jsonObject.nullable(),
  format: keyFormat,
  encoding: secretEncoding.nullable(),
  /** `playground`: made by the playground. `client`: none, so far. */
  origin: z.enum(['generated', 'imported', 'playground']),
  createdAt: instant,
});
export type Key = z.infer<typeof key>;

/** What was recognised in pasted or imported key material. */
export const recognisedKey = z.object({
  format: keyFormat,
  encoding: secretEncoding.nullable(),
  kty: key.shape.kty,
  crv: z.string().nullable(),
  alg: z.string().nullable(),
  kid: z.string().nullable(),
  use: key.shape.use,
  bits: z.number().int(),
  private: z.boolean(),
  /** Sentences: a secret shorter than its algorithm's hash, a key that is for encryption, … */
  warnings: z.array(z.string()),
});
export type RecognisedKey = z.infer<typeof recognisedKey>;

const material = {
  /** PEM, JWK or a secret's text. */
  material: z.string().max(1_000_000),
  alg: z.string().max(64).optional(),
  /** How to read a secret; left out, it is recognised: PEM, JWK, then UTF-8 text. */
  secretEncoding: secretEncoding.optional(),
};

export const keys = {
  list: operation.output(z.array(key)),
  get: operation.input(z.object({ id: recordId })).output(key),
  /** `bits`: modulus length for RSA, length for HMAC (the hash's by default). */
  generate: operation.input(z.object({ name: recordName, alg: z.string().max(64), bits: z.number().int().optional() })).output(key),
  /** Says what would be imported, without keeping it. */
  recognise: operation.input(z.object(material)).output(recognisedKey),
  import: operation.input(z.object({ name: recordName, ...material })).output(z.object({ key, recognised: recognisedKey })),
  update: operation
    .input(
      z.object({
        id: recordId,
        name: recordName,
        kid: z.string().min(1).max(1024),
        alg: z.string().max(64).nullable(),
        use: key.shape.use,
      }),
    )
    .output(key),
  /** The public half as text: JWK or JWKS (JSON, indented) or SPKI PEM. */
  public: operation.input(z.object({ id: recordId, format: z.enum(['jwk', 'jwks', 'pem']) })).output(z.object({ text: z.string() })),
  remove: operation.input(z.object({ id: recordId })).output(z.void()),
  restore: operation.input(z.object({ id: recordId })).output(key),
};
