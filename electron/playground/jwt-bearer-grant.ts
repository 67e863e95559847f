import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Provider } from 'oidc-provider';
import { InvalidGrant, InvalidRequest } from 'oidc-provider/lib/helpers/errors.js';
import { jwtBearerGrant } from '../../core/oauth/grants.ts';
import { demoUser } from './demo-user.ts';
import { giveTokens } from './extension-grant.ts';
import type { ExtensionGrantContext } from './extension-grant.ts';
import { jwtRefusal } from './jwt-refusal.ts';

/** What a JWT bearer grant is checked against. */
export interface JwtBearerOptions {
  /** Values of `aud` that name this server: issuer and token endpoint (RFC 7523 3 item 3). */
  readonly audiences: readonly string[];
  readonly resource: string;
  /** The registered JWKS of each client that has one, by client_id. */
  readonly keys: ReadonlyMap<string, JWTVerifyGetKey>;
  /** Seconds that clocks may differ. */
  readonly clockTolerance: number;
}

/**
 * Lets clients use a JWT as authorization grant (RFC 7523 2.1). The issuer trusted is the client itself: the assertion is
 * signed with a key of its registered JWKS, `iss` is its client_id, `sub` that or the demonstration user.
 */
export function registerJwtBearerGrant(provider: Provider, options: JwtBearerOptions): void {
  provider.registerGrantType<{ readonly assertion?: string }>(
    jwtBearerGrant,
    async (context) => {
      const subject = await subjectOf(provider, context, options);
      // No refresh token: the client can sign another assertion (RFC 7521 4.1).
      await giveTokens(provider, context, options.resource, { grant: jwtBearerGrant, subject, refreshable: false });
    },
    ['assertion', 'scope', 'resource'],
  );
}

async function subjectOf(provider: Provider, context: ExtensionGrantContext, options: JwtBearerOptions): Promise<string> {
  const { client, params } = context.oidc;
  if (params.assertion === undefined) throw new InvalidRequest('the assertion parameter is missing');
  const { iss, sub, exp, jti } = await verifiedClaims(params.assertion, context, options);
  if (sub !== client.clientId && sub !== demoUser.sub) {
    throw new InvalidGrant(`the assertion's sub must be the client_id or ${demoUser.sub}`);
  }
  if (jti !== undefined && !(await provider.ReplayDetection.unique(String(iss), jti, Number(exp) + options.clockTolerance))) {
    throw new InvalidGrant("the assertion's jti was used before");
  }
  return sub;
}

async function verifiedClaims(assertion: string, context: ExtensionGrantContext, options: JwtBearerOptions): Promise<JWTPayload> {
  const { client } = context.oidc;
  const keys = options.keys.get(client.clientId);
  if (keys === undefined) throw new InvalidGrant('the client has no JWKS registered');
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      issuer: client.clientId,
      audience: [...options.audiences],
      clockTolerance: options.clockTolerance,
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  } catch (error) {
    const expected = { iss: client.clientId, aud: options.audiences.join(' or ') };
    throw new InvalidGrant(jwtRefusal(error, 'the assertion', expected));
  }
}
