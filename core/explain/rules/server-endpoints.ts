import type { JsonObject } from '../../contract/values.ts';

/** Metadata members that hold an endpoint's URL, with what it is (RFC 8414 2, RFC 9126 5, OpenID CIBA 4, RFC 8628 4). */
const endpointNames: ReadonlyMap<string, string> = new Map([
  ['token_endpoint', 'the token endpoint'],
  ['pushed_authorization_request_endpoint', 'the pushed authorization request endpoint'],
  ['introspection_endpoint', 'the introspection endpoint'],
  ['revocation_endpoint', 'the revocation endpoint'],
  ['backchannel_authentication_endpoint', 'the backchannel authentication endpoint'],
  ['device_authorization_endpoint', 'the device authorization endpoint'],
  ['authorization_endpoint', 'the authorization endpoint'],
  ['userinfo_endpoint', 'the userinfo endpoint'],
  ['registration_endpoint', 'the registration endpoint'],
  ['jwks_uri', 'the key set'],
]);

/** An address that a server publishes of itself. */
export interface ServerEndpoint {
  readonly member: string;
  /** “the token endpoint”. */
  readonly called: string;
  readonly url: string;
}

/** The endpoints of a metadata document. */
export function serverEndpoints(document: JsonObject): readonly ServerEndpoint[] {
  return Array.from(endpointNames, ([member, called]) => ({ member, called, url: document[member] })).filter(isEndpoint);
}

/** The endpoints for mutual TLS (RFC 8705 5). */
export function aliasEndpoints(document: JsonObject): readonly ServerEndpoint[] {
  const aliases = document['mtls_endpoint_aliases'];
  return typeof aliases === 'object' && aliases !== null ? serverEndpoints({ ...aliases }) : [];
}

function isEndpoint(endpoint: { member: string; called: string; url: unknown }): endpoint is ServerEndpoint {
  return typeof endpoint.url === 'string' && endpoint.url !== '';
}
