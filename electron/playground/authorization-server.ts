import { createLocalJWKSet } from 'jose';
import type { JWK, JWTVerifyGetKey } from 'jose';
import type { ClientMetadata, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider as AuthorizationServer } from 'oidc-provider/lib/provider.js';
import { paths } from './addresses.ts';
import type { PlaygroundAddresses } from './addresses.ts';
import { accessTokenLifetime, apiResource, defaultScope, serverAlgorithm } from './api-resource.ts';
import { describable } from './bearer-challenge.ts';
import { demoUser } from './demo-user.ts';
import { registerDemoUserGrant } from './demo-user-grant.ts';
import { registerJwtBearerGrant } from './jwt-bearer-grant.ts';
import { registerJwtInquiries } from './jwt-inquiries.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import type { PlaygroundClient } from './playground-client.ts';
import { apiScopes } from './protected-api.ts';
import type { RevokedTokens } from './revoked-tokens.ts';

/** Seconds that clocks may differ. */
export const clockTolerance = 5;

/** A client with what the server needs of its credential. */
export interface RegisteredClient {
  readonly client: PlaygroundClient;
  readonly credential: { readonly secret: string } | { readonly publicJwk: JWK };
}

export interface AuthorizationServerOptions {
  readonly addresses: PlaygroundAddresses;
  readonly clients: readonly RegisteredClient[];
  /** Private JWK for `serverAlgorithm`, with `kid`. */
  readonly signingKey: JWK;
  /** The public half, as the API has it. */
  readonly verificationKeys: JWTVerifyGetKey;
  readonly revoked: RevokedTokens;
}

/**
 * The playground's authorization server: token endpoint, introspection, revocation, JWKS, and both metadata documents. Unlike one in production it says
 * in `error_description` all it knows about a refusal.
 */
export function createAuthorizationServer({
  addresses,
  clients,
  signingKey,
  verificationKeys,
  revoked,
}: AuthorizationServerOptions): Provider {
  const { issuer, tokenEndpoint, resource } = addresses;
  const provider: Provider = new AuthorizationServer(issuer, {
    ...policy,
    adapter: createMemoryAdapter(),
    clients: clients.map(metadataOf),
    jwks: { keys: [{ ...signingKey, alg: serverAlgorithm, use: 'sig' }] },
    features: {
      ...features,
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, _client, oneOf) => oneOf ?? resource,
        useGrantedResource: () => true,
        getResourceServerInfo(context, indicator) {
          if (indicator !== resource) throw new InvalidTarget(`the playground's only resource is ${resource}`);
          // The library asks for no default scope; this is the one call of ours before it looks at the scope of that grant.
          const { params } = context.oidc;
          if (params?.['grant_type'] === 'client_credentials') params['scope'] ??= defaultScope;
          return apiResource(resource);
        },
      },
    },
  });
  registerJwtBearerGrant(provider, { audiences: [issuer, tokenEndpoint], resource, keys: keysOf(clients), clockTolerance });
  registerDemoUserGrant(provider, resource);
  registerJwtInquiries(provider, { issuer, audience: resource, keys: verificationKeys, revoked });
  const explained = (context: KoaContextWithOIDC, error: { readonly error_detail?: string | undefined }): void =>
    explain(context, error.error_detail);
  provider.on('grant.error', explained);
  provider.on('introspection.error', explained);
  provider.on('revocation.error', explained);
  // What is refused is in the answer; nothing goes to the console.
  provider.silent = true;
  return provider;
}

const features = {
  clientCredentials: { enabled: true },
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  introspection: { enabled: true, allowedPolicy: () => true },
  pushedAuthorizationRequests: { enabled: false },
  revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
} as const satisfies Configuration['features'];

const policy = {
  clockTolerance,
  scopes: ['openid', 'offline_access', ...apiScopes],
  claims: { openid: ['sub', 'name'] },
  clientDefaults: { id_token_signed_response_alg: serverAlgorithm },
  // No grant here goes through a browser.
  responseTypes: [],
  routes: { token: paths.token, introspection: paths.introspection, revocation: paths.revocation, jwks: paths.jwks },
  // Each refresh gives a new refresh token, and a used one ends the whole grant (RFC 9700 4.14.2).
  rotateRefreshToken: true,
  ttl: { AccessToken: accessTokenLifetime, ClientCredentials: accessTokenLifetime, IdToken: 300, RefreshToken: 86_400, Grant: 86_400 },
  renderError: (context: KoaContextWithOIDC, body: object) => {
    context.body = body;
  },
  findAccount: (_context: KoaContextWithOIDC, sub: string) =>
    sub === demoUser.sub ? { accountId: sub, claims: () => ({ ...demoUser }) } : undefined,
} as const satisfies Configuration;

function metadataOf({ client, credential }: RegisteredClient): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    token_endpoint_auth_method: client.method,
    ...(client.alg === '' || client.method === 'none' ? {} : { token_endpoint_auth_signing_alg: client.alg }),
    ...('secret' in credential ? { client_secret: credential.secret } : { jwks: { keys: [credential.publicJwk] } }),
    grant_types: [...client.grants],
    response_types: [],
    redirect_uris: [],
  };
}

function keysOf(clients: readonly RegisteredClient[]): ReadonlyMap<string, JWTVerifyGetKey> {
  const keys = new Map<string, JWTVerifyGetKey>();
  for (const { client, credential } of clients) {
    if ('publicJwk' in credential) keys.set(client.id, createLocalJWKSet({ keys: [credential.publicJwk] }));
  }
  return keys;
}

/** Puts what the library keeps to itself behind its general description. */
function explain(context: KoaContextWithOIDC, detail: string | undefined): void {
  const body: unknown = context.body;
  if (detail === undefined || typeof body !== 'object' || body === null || !('error_description' in body)) return;
  if (typeof body.error_description === 'string' && !body.error_description.includes(detail)) {
    body.error_description = describable(`${body.error_description}: ${detail}`);
  }
}
