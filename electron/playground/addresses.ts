/** Where a playground on a given port is found. */
export interface PlaygroundAddresses {
  /** Issuer identifier (RFC 8414 2). */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Resource indicator of the API and `aud` of its access tokens (RFC 8707 2, RFC 9068 2.2). */
  readonly resource: string;
  /** A protected resource of the API. */
  readonly apiUrl: string;
}

/** Paths under the issuer, as the server's routes and as parts of the addresses. */
export const paths = {
  token: '/token',
  introspection: '/introspect',
  revocation: '/revoke',
  jwks: '/jwks',
  api: '/api',
  payments: '/api/payments',
} as const;

/** All addresses of a playground that listens on 127.0.0.1. */
export function addressesOn(port: number): PlaygroundAddresses {
  const issuer = new URL(`http://127.0.0.1:${port}`).origin;
  return {
    issuer,
    tokenEndpoint: `${issuer}${paths.token}`,
    jwksUri: `${issuer}${paths.jwks}`,
    resource: `${issuer}${paths.api}`,
    apiUrl: `${issuer}${paths.payments}`,
  };
}
