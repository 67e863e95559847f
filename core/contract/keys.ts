import { z } from 'zod';
import { certificate } from './certificates.ts';
import { secretEncoding } from './clients.ts';
import { operation } from './errors.ts';
import { keyFit, keyFitInput } from './key-fit.ts';
import { keyFile, keyMaterial } from './key-material.ts';
import { instant, jsonObject, recordId, recordName } from './values.ts';

/** The forms key material comes in. */
export const keyFormat = z.enum(['pkcs8', 'pkcs1', 'sec1', 'spki', 'jwk', 'secret', 'openssh', 'pkcs12', 'certificate']);
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
  /** Length of the modulus, of the curve, of the secret, or of an ML-DSA key's public value. */
  bits: z.number().int(),
  thumbprint: z.string(),
  /** False for a key that can only verify. A symmetric key counts as private. */
  private: z.boolean(),
  /** Null for a symmetric key. */
  publicJwk: jsonObject.nullable(),
  /** The certificate of its public half, or null. Keys stored before there were any have none. */
  certificate: certificate.nullable().default(null),
  format: keyFormat,
  encoding: secretEncoding.nullable(),
  /** `playground`: made by the playground. `client`: none, so far. */
  origin: z.enum(['generated', 'imported', 'playground']),
  createdAt: instant,
});
export type Key = z.infer<typeof key>;

/** One of the keys in a file that holds several. */
export const keyCandidate = z.object({
  /** What the file calls it: its `kid`, its alias, the label of its PEM. */
  name: z.string(),
  kty: key.shape.kty.nullable(),
  crv: z.string().nullable(),
  bits: z.number().int().nullable(),
  private: z.boolean(),
  /** Subject of its certificate. */
  certificate: z.string().nullable(),
  /** Why it cannot be used, in one sentence; null when it can. */
  fault: z.string().nullable(),
  /** Sentences about this key alone: that it is held already. */
  warnings: z.array(z.string()),
});
export type KeyCandidate = z.infer<typeof keyCandidate>;

/** What was recognised in pasted or imported key material. */
export const recognisedKey = z.object({
  format: keyFormat,
  encoding: secretEncoding.nullable(),
  /** Whether a password opened it. */
  encrypted: z.boolean(),
  kty: key.shape.kty,
  crv: z.string().nullable(),
  alg: z.string().nullable(),
  kid: z.string().nullable(),
  use: key.shape.use,
  bits: z.number().int(),
  private: z.boolean(),
  thumbprint: z.string(),
  /** The certificate that came with it and will be kept with it. */
  certificate: certificate.nullable(),
  /** Every key of the material, in its order. */
  candidates: z.array(keyCandidate),
  /** Which of them this describes. */
  select: z.number().int(),
  /** Sentences: a secret shorter than its algorithm's hash, a key that is for encryption, … */
  warnings: z.array(z.string()),
});
export type RecognisedKey = z.infer<typeof recognisedKey>;

const material = {
  ...keyFile,
  alg: z.string().max(64).optional(),
  /** How to read a secret; left out, the form is recognised, and what is no key is read as UTF-8 text. */
  secretEncoding: secretEncoding.optional(),
};

/** The forms of a private key, all of which hold its secret numbers. */
export const privateFormat = z.enum(['jwk', 'pkcs8', 'pkcs12']);
export type PrivateFormat = z.infer<typeof privateFormat>;

/** A file to save: text, or bytes in base64. */
export const exportedFile = z.object({
  material: keyMaterial,
  fileName: z.string(),
  mediaType: z.string(),
});
export type ExportedFile = z.infer<typeof exportedFile>;

/** The certificate of a held key. */
const keyCertificate = {
  /** Makes one that the key signs itself and keeps it with the key, in place of the one that was there. */
  issue: operation
    .input(
      z.object({
        id: recordId,
        /** A distinguished name such as `CN=Acme, O=Acme Ltd` (RFC 4514), or just a common name. */
        subject: z.string().trim().min(1).max(1024),
        /** From now. */
        days: z.number().int().min(1).max(36_500),
        /** Subject alternative names: `acme.example`, `192.0.2.1`, `https://acme.example/app`, `ops@acme.example`, or with `DNS:`, `IP:`, `URI:`, `email:`. */
        names: z.array(z.string().trim().min(1).max(1024)).max(100),
      }),
    )
    .output(key),
  /** Keeps a certificate with the key whose public half it certifies, its issuers behind it. */
  attach: operation
    .input(z.object({ id: recordId, material: keyMaterial, password: keyFile.password }))
    .output(z.object({ key, warnings: z.array(z.string()) })),
  remove: operation.input(z.object({ id: recordId })).output(key),
};

export const keys = {
  list: operation.output(z.array(key)),
  get: operation.input(z.object({ id: recordId })).output(key),
  /**
   * `alg`: what it is for, of JWS or of JWE. `bits`: modulus length of an RSA key, length of a secret (what `alg` wants by default).
   * `crv`: curve of a key for ECDH-ES, P-256 by default.
   */
  generate: operation
    .input(z.object({ name: recordName, alg: z.string().max(64), bits: z.number().int().optional(), crv: z.string().max(64).optional() }))
    .output(key),
  /** Says what would be imported, without keeping it. Of several keys the first is described unless `select` names another. */
  recognise: operation.input(z.object(material)).output(recognisedKey),
  /** Keeps a key. Of several, `select` must name one. */
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
  /** The public half as text: JWK or JWKS (JSON, indented), SPKI PEM, or the certificate and its issuers as PEM. */
  public: operation
    .input(z.object({ id: recordId, format: z.enum(['jwk', 'jwks', 'pem', 'certificate']) }))
    .output(z.object({ text: z.string() })),
  /**
   * The private key itself: the explicit act by which a person takes it out of Assay. It is encrypted with `password`;
   * without one, `unencrypted` must say that it is meant to be in clear. PKCS#12 always has a password.
   */
  exportPrivate: operation
    .input(
      z.object({
        id: recordId,
        format: privateFormat,
        password: z.string().min(1).max(4096).optional(),
        unencrypted: z.literal(true).optional(),
      }),
    )
    .output(exportedFile),
  certificate: keyCertificate,
  /** Whether a key is the one that a token or a registration wants, and if not, why not. Reads a `jwks_uri` and changes nothing. */
  fit: operation.input(keyFitInput).output(keyFit),
  remove: operation.input(z.object({ id: recordId })).output(z.void()),
  restore: operation.input(z.object({ id: recordId })).output(key),
};
