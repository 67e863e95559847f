import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { RevokedTokens } from './revoked-tokens.ts';

export interface JwtInquiryOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly revoked: RevokedTokens;
}

/**
 * Introspection (RFC 7662) and revocation (RFC 7009) of JWT access tokens. The library, which keeps none of them, authenticates the client and then
 * refuses; what it refused for that reason alone is answered here.
 */
export function registerJwtInquiries(provider: Provider, options: JwtInquiryOptions): void {
  provider.use(async (context, next) => {
    await next();
    // Other answers than this one of the two routes are the library's own.
    if (!isOfProvider(context) || errorOf(context.body) !== 'unsupported_token_type') return;
    const { route, client, params } = context.oidc;
    const token = params?.['token'];
    if (client === undefined || typeof token !== 'string') return;
    const claims = await claimsOf(token, options);
    context.status = 200;
    if (route === 'introspection') context.body = claims === null ? { active: false } : { active: true, token_type: 'Bearer', ...claims };
    else if (claims === null || claims['client_id'] === client.clientId) {
      if (claims?.jti !== undefined) options.revoked.add(claims.jti, claims.exp ?? 0);
      context.body = '';
    } else {
      context.status = 400;
      context.body = { error: 'unauthorized_client', error_description: 'the token was issued to another client' };
    }
  });
}

function isOfProvider(context: object): context is KoaContextWithOIDC {
  return 'oidc' in context && context.oidc !== undefined;
}

function errorOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
}

/** The claims of a token that holds; null for any other. */
async function claimsOf(token: string, { issuer, audience, keys, revoked }: JwtInquiryOptions): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, typ: 'at+jwt' });
    return revoked.has(payload.jti) ? null : payload;
  } catch {
    return null;
  }
}
