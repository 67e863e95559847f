import type { ResourceServer } from 'oidc-provider';
import { apiScopes } from './protected-api.ts';

/** `alg` of everything the authorization server signs. */
export const serverAlgorithm = 'ES256';

/** Lifetime of access tokens, in seconds: short enough to see one expire. */
export const accessTokenLifetime = 300;

/** What is given when no scope is asked for (RFC 6749 3.3). */
export const defaultScope = 'payments:read';

/** What the authorization server knows of the API: JWT access tokens (RFC 9068), their audience, scopes and lifetime. */
export function apiResource(audience: string): ResourceServer {
  return {
    audience,
    scope: apiScopes.join(' '),
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenLifetime,
    jwt: { sign: { alg: serverAlgorithm } },
  };
}
