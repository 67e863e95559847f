import { z } from 'zod';
import { basicEncodingNames } from '../oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames } from '../oauth/client-authentication.ts';
import { operation } from './errors.ts';
import { instant, jsonObject, namedValue, recordId, recordName, urlText } from './values.ts';

export const secretEncoding = z.enum(['utf8', 'base64', 'base64url', 'hex']);
export type SecretEncoding = z.infer<typeof secretEncoding>;

/** The header parameters about a certificate. */
export const certificateParameter = z.enum(['x5t', 'x5t#S256', 'x5c']);
export type CertificateParameter = z.infer<typeof certificateParameter>;

/** How this client's assertions are made, before a person edits one. */
export const assertionTemplate = z.object({
  /** `value` counts only for kind `value`. */
  audience: z.object({ kind: z.enum(['issuer', 'token-endpoint', 'value']), value: z.string().max(4096).default('') }),
  /** `exp` minus `iat`, in seconds. */
  lifetime: z.number().int().min(-31_536_000).max(315_360_000),
  /** `typ` header parameter; empty leaves it out. */
  typ: z.string().max(256),
  iat: z.boolean(),
  nbf: z.boolean(),
  jti: z.boolean(),
  /** Header parameters that name the key's certificate, or carry it with its issuers (RFC 7515 4.1.6 to 4.1.8). */
  certificateParameters: z.array(certificateParameter).max(3).default([]),
  /** Whether `client_id` stands beside the assertion in the form body. */
  sendClientId: z.boolean(),
  /** Further header parameters and claims; they win over the ones above, and null leaves a member out. */
  header: jsonObject,
  claims: jsonObject,
});
export type AssertionTemplate = z.infer<typeof assertionTemplate>;

/** A client registration without its secret. */
const registrationFields = {
  name: recordName,
  clientId: z.string().min(1).max(4096),
  issuer: urlText,
  tokenEndpoint: urlText,
  jwksUri: urlText,
  method: z.enum(clientAuthenticationMethodNames),
  /** JWS `alg` for assertions; empty where the method signs none. */
  alg: z.string().max(64),
  /** The held key that signs, or null. */
  keyId: recordId.nullable(),
  /** The published key set whose current key signs, in place of one held key; null for none. */
  keySetId: recordId.nullable().default(null),
  /** How the client secret is read as HMAC key for client_secret_jwt. */
  secretEncoding,
  /** How client_secret_basic writes client_id and secret before base64; absent: form-encoded (RFC 6749 2.3.1). */
  basicEncoding: z.enum(basicEncodingNames).optional(),
  scope: z.string().max(8192),
  /** RFC 8707 resource indicator; empty sends none. */
  resource: z.string().max(4096),
  /** `audience` request parameter that some servers take; empty sends none. */
  audience: z.string().max(4096),
  parameters: z.array(namedValue).max(100),
  template: assertionTemplate,
  /** A protected resource to try the token on; empty for none. */
  apiUrl: urlText,
  /** The grant that a new draft starts with; absent: client_credentials. */
  grant: z.string().max(1024).optional(),
  /** The profile of `core/explain/profiles` that was chosen by hand; absent where the server's addresses decide. */
  profileId: z.string().max(64).optional(),
};

export const clientRegistration = z.object({
  ...registrationFields,
  id: recordId,
  /** Whether a client secret is held, and how many bits it has when read as `secretEncoding`. */
  secret: z.object({ bits: z.number().int() }).nullable(),
  /** `playground`: written by the playground on each of its starts. */
  origin: z.enum(['person', 'playground']),
  createdAt: instant,
  updatedAt: instant,
});
export type ClientRegistration = z.infer<typeof clientRegistration>;

/** What a person fills in. `secret`: undefined keeps the held one, null removes it. */
export const clientInput = z.object({ ...registrationFields, secret: z.string().max(65_536).nullable().optional() });
export type ClientInput = z.infer<typeof clientInput>;

export const clients = {
  list: operation.output(z.array(clientRegistration)),
  get: operation.input(z.object({ id: recordId })).output(clientRegistration),
  create: operation.input(clientInput).output(clientRegistration),
  update: operation.input(z.object({ id: recordId, client: clientInput })).output(clientRegistration),
  duplicate: operation.input(z.object({ id: recordId })).output(clientRegistration),
  /** Removes it from the list; `restore` takes that back until the next start. */
  remove: operation.input(z.object({ id: recordId })).output(z.void()),
  restore: operation.input(z.object({ id: recordId })).output(clientRegistration),
};
