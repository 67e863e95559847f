import type { WireRequest } from '../contract/exchanges.ts';
import { clientAuthenticationMethod, type ClientAuthenticationMethodName, type ClientCredentials } from './client-authentication.ts';
import { serializeForm, type WireParameter } from './form.ts';
import { wireRequest } from './wire-request.ts';

export interface AuthenticatedRequestParts {
  readonly url: string;
  readonly method: ClientAuthenticationMethodName;
  readonly clientId: string;
  readonly sendClientId: boolean;
  readonly basicEncoding?: ClientCredentials['basicEncoding'];
  readonly credentials: Pick<ClientCredentials, 'secret' | 'clientAssertion'>;
  /** All but what the method adds, in order. One of these takes the place of the method's of its name. */
  readonly parameters: readonly WireParameter[];
}

/** A form that a client posts to an endpoint of its server, with its authentication (RFC 6749 2.3), as it goes over the wire. */
export function authenticatedRequest({ url, method, credentials, parameters, ...client }: AuthenticatedRequestParts): WireRequest {
  const { secret, clientAssertion } = credentials;
  const authentication = clientAuthenticationMethod(method).authenticate({ ...client, secret, clientAssertion });
  const given = new Set(parameters.map(({ name }) => name));
  const added = authentication.parameters.filter(({ name }) => !given.has(name));
  return wireRequest({
    method: 'POST',
    url,
    headers: [
      { name: 'accept', value: ['application/json'] },
      { name: 'content-type', value: ['application/x-www-form-urlencoded'] },
      ...authentication.headers,
    ],
    body: serializeForm([...parameters, ...added]),
  });
}
