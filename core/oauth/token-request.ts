import type { WireRequest } from '../contract/exchanges.ts';
import type { TokenRequestDraft } from '../contract/tokens.ts';
import { authenticatedRequest } from './authenticated-request.ts';
import type { WireParameter } from './form.ts';
import { mentions, resolveParameter, type Resolved } from './placeholders.ts';
import type { SecretMark } from './wire-text.ts';

/** The secrets that a token request may need. A preview gives `maskedCredentials`. */
export interface TokenRequestCredentials {
  readonly secret: SecretMark;
  /** Authenticates the client (RFC 7523 2.2). */
  readonly clientAssertion: SecretMark;
  /** What `{{assertion}}` becomes. */
  readonly assertion: SecretMark;
  /** What `{{refresh_token}}` becomes. */
  readonly refreshToken: SecretMark;
}

/** Credentials for a preview: every mark without its text. */
export const maskedCredentials: TokenRequestCredentials = {
  secret: { secret: 'client_secret' },
  clientAssertion: { secret: 'client_assertion' },
  assertion: { secret: 'assertion' },
  refreshToken: { secret: 'refresh_token' },
};

export interface TokenRequestParts {
  readonly request: Omit<TokenRequestDraft, 'assertion'>;
  readonly client: { readonly clientId: string; readonly issuer: string };
  readonly credentials: TokenRequestCredentials;
  /** NumericDate for `{{now}}`, whole seconds. */
  readonly now: number;
  readonly uuid: () => string;
}

/**
 * A token request as it goes over the wire (RFC 6749 3.2): the one that is sent and the one that is previewed are both
 * made here. A parameter of the draft takes the place of the one that would be sent under its name; several of one name all go out. Not ok when a parameter holds a placeholder that means nothing.
 */
export function buildTokenRequest({ request, client, credentials, now, uuid }: TokenRequestParts): Resolved<WireRequest> {
  const values = {
    clientId: client.clientId,
    issuer: client.issuer,
    tokenEndpoint: request.tokenEndpoint,
    now,
    uuid,
    assertion: credentials.assertion,
    refreshToken: credentials.refreshToken,
  };
  const grantGiven = request.grant === '' || request.parameters.some(({ name }) => name === 'grant_type');
  const parameters: WireParameter[] = grantGiven ? [] : [{ name: 'grant_type', value: [request.grant] }];
  for (const { name, value } of request.parameters) {
    const resolved = resolveParameter(value, values, name);
    if (!resolved.ok) return resolved;
    parameters.push({ name, value: resolved.value });
  }
  const wire = authenticatedRequest({ ...request, url: request.tokenEndpoint, clientId: client.clientId, credentials, parameters });
  return { ok: true, value: wire };
}

/** Whether the workbench's assertion goes into a parameter; otherwise it is the client assertion. */
export function usesAssertionParameter(request: Pick<TokenRequestDraft, 'parameters'>): boolean {
  return request.parameters.some((parameter) => mentions(parameter.value, 'assertion'));
}

/** Whether the request needs a stored refresh token. */
export function usesRefreshToken(request: Pick<TokenRequestDraft, 'parameters'>): boolean {
  return request.parameters.some((parameter) => mentions(parameter.value, 'refresh_token'));
}
