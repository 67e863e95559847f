/** A grant that the workbench proposes parameters for. Any other `grant_type` may be sent too; it just has no entry here. */
export interface Grant {
  /** The `grant_type` value. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what it is for. */
  readonly sentence: string;
  readonly source: string;
  /** The parameters it needs besides `grant_type`; values may hold placeholders. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** Which values of the registration go along when they are set. */
  readonly fromRegistration: readonly RegistrationParameter[];
  /** What a client assertion's `sub` is when the grant's assertion is that JWT (RFC 7523 3 item 2). */
  readonly subject: 'client' | 'person';
}

/** Parameters that a registration holds as fields of their own (RFC 6749 3.3, RFC 8707 2, and `audience` by custom). */
export type RegistrationParameter = 'scope' | 'resource' | 'audience';

/** What goes along with a grant that has no entry. */
export const registrationParameters: readonly RegistrationParameter[] = ['scope', 'resource', 'audience'];

export const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The one table of grants. */
export const grants: readonly Grant[] = [
  {
    name: 'client_credentials',
    title: 'Client credentials',
    sentence: 'The client asks for a token in its own name.',
    source: 'RFC 6749 4.4',
    parameters: [],
    fromRegistration: registrationParameters,
    subject: 'client',
  },
  {
    name: jwtBearerGrant,
    title: 'JWT bearer',
    sentence: 'A signed JWT is the grant: the client asks for a token in the name of the JWT’s subject.',
    source: 'RFC 7523 2.1',
    parameters: [{ name: 'assertion', value: '{{assertion}}' }],
    fromRegistration: registrationParameters,
    subject: 'person',
  },
  {
    name: 'refresh_token',
    title: 'Refresh token',
    sentence: 'A refresh token is exchanged for a new access token.',
    source: 'RFC 6749 6',
    parameters: [{ name: 'refresh_token', value: '{{refresh_token}}' }],
    // Without `scope` the server gives what it gave before (RFC 6749 6).
    fromRegistration: ['resource', 'audience'],
    subject: 'client',
  },
];

/** The table's entry for a `grant_type` value, or undefined for one that it does not know. */
export function knownGrant(name: string): Grant | undefined {
  return grants.find((grant) => grant.name === name);
}
