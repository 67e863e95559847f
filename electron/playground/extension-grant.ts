import type { Provider, TokenEndpointGrantContext } from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { apiResource, defaultScope } from './api-resource.ts';
import { apiScopes } from './protected-api.ts';
import { demoUser } from './demo-user.ts';

/** Parameters of the playground's own grants, beside those of client authentication. */
export type ExtensionGrantContext = TokenEndpointGrantContext<{ readonly assertion?: string }>;

/** For whom and by which grant tokens are given. */
export interface Issuance {
  readonly grant: string;
  /** `sub` of the tokens. */
  readonly subject: string;
  readonly refreshable: boolean;
}

/**
 * Answers a token request of a grant that the library does not have: an access token for the API, an ID token when `openid` is
 * asked for by a grant that stands for a person, a refresh token where the grant gives one. Unknown scope values are left out
 * (RFC 6749 3.3). Throws `invalid_target` for another resource than the API (RFC 8707 2).
 */
export async function giveTokens(provider: Provider, context: ExtensionGrantContext, resource: string, issuance: Issuance): Promise<void> {
  const { client, params } = context.oidc;
  if (params.resource !== undefined && params.resource !== resource)
    throw new InvalidTarget(`the playground's only resource is ${resource}`);

  const asked = (params.scope ?? defaultScope).split(' ');
  const resourceScope = asked.filter((scope) => apiScopes.includes(scope)).join(' ');
  const identifies = asked.includes('openid') && issuance.subject === demoUser.sub;
  const grantedScope = identifies ? `openid ${resourceScope}` : resourceScope;

  const grant = new provider.Grant({ clientId: client.clientId, accountId: issuance.subject });
  if (identifies) grant.addOIDCScope('openid');
  grant.addResourceScope(resource, resourceScope);
  const source = { client, accountId: issuance.subject, grantId: await grant.save(), gty: issuance.grant };

  const accessToken = new provider.AccessToken({
    ...source,
    scope: resourceScope,
    resourceServer: new provider.ResourceServer(resource, apiResource(resource)),
  });
  context.body = {
    access_token: await accessToken.save(),
    token_type: accessToken.tokenType,
    expires_in: accessToken.expiration,
    scope: grantedScope,
    ...(issuance.refreshable
      ? { refresh_token: await new provider.RefreshToken({ ...source, scope: grantedScope, resource }).save() }
      : {}),
    ...(identifies ? { id_token: await idToken(provider, context) } : {}),
  };
}

async function idToken(provider: Provider, context: ExtensionGrantContext): Promise<string> {
  const token = new provider.IdToken({}, { ctx: context });
  token.set('sub', demoUser.sub);
  token.set('name', demoUser.name);
  return token.issue({ use: 'idtoken' });
}
