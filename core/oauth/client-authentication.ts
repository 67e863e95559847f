/** A way for a client to authenticate to the token endpoint (OpenID Connect Core 9, RFC 6749 2.3). */
export interface ClientAuthenticationMethod {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** What the registration must hold for it. */
  readonly credential: 'secret' | 'key' | 'nothing';
  /** Whether it sends a signed client assertion (RFC 7523 2.2). */
  readonly assertion: boolean;
}

/** The one table of client authentication methods. */
export const clientAuthenticationMethods = [
  {
    name: 'private_key_jwt',
    title: 'Assertion signed with the private key',
    source: 'OpenID Connect Core 9',
    credential: 'key',
    assertion: true,
  },
  {
    name: 'client_secret_jwt',
    title: 'Assertion signed with the client secret',
    source: 'OpenID Connect Core 9',
    credential: 'secret',
    assertion: true,
  },
  {
    name: 'client_secret_basic',
    title: 'Secret in the Authorization header',
    source: 'RFC 6749 2.3.1',
    credential: 'secret',
    assertion: false,
  },
  { name: 'client_secret_post', title: 'Secret in the form body', source: 'RFC 6749 2.3.1', credential: 'secret', assertion: false },
  { name: 'none', title: 'No authentication, client_id only', source: 'RFC 6749 3.2.1', credential: 'nothing', assertion: false },
] as const satisfies readonly ClientAuthenticationMethod[];

export type ClientAuthenticationMethodName = (typeof clientAuthenticationMethods)[number]['name'];

export const clientAuthenticationMethodNames = clientAuthenticationMethods.map((method) => method.name) as [
  ClientAuthenticationMethodName,
  ...ClientAuthenticationMethodName[],
];

/** The table's entry for a method. */
export function clientAuthenticationMethod(name: ClientAuthenticationMethodName): ClientAuthenticationMethod {
  const method = clientAuthenticationMethods.find((entry) => entry.name === name);
  if (method === undefined) throw new Error(`unknown client authentication method ${name}`);
  return method;
}
