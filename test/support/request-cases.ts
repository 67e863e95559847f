import type { JsonObject, NamedValue } from '../../core/contract/values.ts';
import type { Evidence, RequestEvidence, ResponseEvidence, SentParameter } from '../../core/explain/evidence.ts';
import { jwtAssertionType } from '../../core/oauth/client-authentication.ts';
import { assertionEvidence, goodClaims, now, tokenEndpoint, tokenText } from './rule-cases.ts';

/** A parameter or header field; one with a kind of secret is masked. */
export function sent(name: string, value: string, secret: SentParameter['secret'] = null): SentParameter {
  return { name, value: secret === null ? value : `‹${secret}›`, secret };
}

/** The good client assertion as text. */
export const assertion = tokenText(goodClaims);

/** The parameters of a good token request. */
export const goodParameters: readonly SentParameter[] = [
  sent('grant_type', 'client_credentials'),
  sent('client_assertion_type', jwtAssertionType),
  sent('client_assertion', assertion),
];

/** A good token request with changes; text values replace, add or (undefined) take out parameters. */
export function tokenRequest(
  parameters: Readonly<Record<string, string | undefined>> = {},
  more: Partial<RequestEvidence> = {},
): RequestEvidence {
  const kept = goodParameters.filter(({ name }) => !Object.hasOwn(parameters, name));
  const added = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [sent(name, value)]));
  return {
    endpoint: 'token',
    method: 'POST',
    url: tokenEndpoint,
    headers: [sent('content-type', 'application/x-www-form-urlencoded')],
    parameters: [...kept, ...added],
    ...more,
  };
}

/** Evidence of a good client assertion in a request. */
export function requested(request: RequestEvidence, more: Partial<Evidence> = {}): Evidence {
  return assertionEvidence({}, { request, ...more });
}

/** An answer that came now. */
export function answered(
  json: JsonObject | null,
  { status = 200, headers = [], ...more }: Partial<Omit<ResponseEvidence, 'headers'>> & { readonly headers?: readonly NamedValue[] } = {},
): ResponseEvidence {
  const body = json === null ? '' : JSON.stringify(json);
  return { status, headers, body, json, receivedAt: now, clockOffset: 0, ...more };
}
