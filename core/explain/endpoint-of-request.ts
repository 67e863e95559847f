import type { JsonObject } from '../contract/values.ts';
import type { RequestEvidence } from './evidence.ts';

type Endpoint = RequestEvidence['endpoint'];

const members: readonly (readonly [string, Endpoint])[] = [
  ['token_endpoint', 'token'],
  ['pushed_authorization_request_endpoint', 'par'],
  ['introspection_endpoint', 'introspection'],
  ['revocation_endpoint', 'revocation'],
];

/** What is asked for by a request from elsewhere: what the metadata says of its URL, else what its parameters look like. */
export function endpointOfRequest({ url, parameters }: Pick<RequestEvidence, 'url' | 'parameters'>, metadata: JsonObject | null): Endpoint {
  const known = members.find(([name]) => metadata?.[name] === url);
  if (known !== undefined) return known[1];
  const has = (name: string): boolean => parameters?.some((parameter) => parameter.name === name) === true;
  if (has('grant_type') || has('code')) return 'token';
  // A client authenticates in the same way at all of these, so that its assertion says nothing of which it is.
  if (has('response_type') || has('redirect_uri')) return 'par';
  if (has('token')) return /revo/i.test(url) ? 'revocation' : 'introspection';
  if (has('client_assertion') || has('assertion')) return 'token';
  // A token endpoint may be called in any wrong way; an API is rarely called with a form and credentials.
  return parameters !== null || /\/(?:oauth2?|connect|protocol\/openid-connect|oidc)?\/?token\/?$/i.test(pathOf(url)) ? 'token' : 'api';
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
