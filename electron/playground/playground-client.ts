import type { JsonObject } from '../../core/contract/values.ts';
import type { ClientAuthenticationMethodName } from '../../core/oauth/client-authentication.ts';
import { jwtBearerGrant } from '../../core/oauth/grants.ts';
import { demoUser, demoUserGrant } from './demo-user.ts';

/** A client that the playground's authorization server knows and that it writes among a person's registrations. */
export interface PlaygroundClient {
  /** Id of the stored registration and `client_id` at the server: the same on every start and in every host. */
  readonly id: string;
  readonly name: string;
  readonly method: ClientAuthenticationMethodName;
  /** `alg` of its assertions; empty where it signs none. */
  readonly alg: '' | 'ES256' | 'HS256';
  readonly credential: 'key' | 'secret';
  /** The grant it is there to try. */
  readonly grant: string;
  /** All grants the server lets it use. */
  readonly grants: readonly string[];
  readonly scope: string;
  /** `typ` of its assertions. */
  readonly typ: string;
  /** Claims that its assertions have beside the usual ones, or other than those. */
  readonly claims: JsonObject;
}

const ownName = ['client_credentials', demoUserGrant, 'refresh_token'];

/** The one table of the playground's clients. */
export const playgroundClients: readonly PlaygroundClient[] = [
  {
    id: 'playground-private-key-jwt',
    name: 'Playground: private_key_jwt',
    method: 'private_key_jwt',
    alg: 'ES256',
    credential: 'key',
    grant: 'client_credentials',
    grants: [...ownName, jwtBearerGrant],
    scope: 'payments:read',
    typ: 'client-authentication+jwt',
    claims: {},
  },
  {
    id: 'playground-client-secret-jwt',
    name: 'Playground: client_secret_jwt',
    method: 'client_secret_jwt',
    alg: 'HS256',
    credential: 'secret',
    grant: 'client_credentials',
    grants: ownName,
    scope: 'payments:read',
    typ: 'client-authentication+jwt',
    claims: {},
  },
  {
    id: 'playground-client-secret-basic',
    name: 'Playground: client_secret_basic',
    method: 'client_secret_basic',
    alg: '',
    credential: 'secret',
    grant: 'client_credentials',
    grants: ownName,
    scope: 'payments:read',
    typ: 'client-authentication+jwt',
    claims: {},
  },
  {
    // The assertion alone vouches for it (RFC 7521 4.1), so nothing but client_id goes beside the assertion.
    id: 'playground-jwt-bearer',
    name: 'Playground: JWT bearer grant',
    method: 'none',
    alg: 'ES256',
    credential: 'key',
    grant: jwtBearerGrant,
    grants: [jwtBearerGrant],
    scope: 'payments:read',
    typ: 'JWT',
    claims: { sub: demoUser.sub },
  },
  {
    id: 'playground-refresh-token',
    name: 'Playground: refresh token',
    method: 'private_key_jwt',
    alg: 'ES256',
    credential: 'key',
    grant: demoUserGrant,
    grants: ownName,
    scope: 'openid payments:read',
    typ: 'client-authentication+jwt',
    claims: {},
  },
];
