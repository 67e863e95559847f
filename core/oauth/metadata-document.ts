import type { MetadataAttempt } from '../contract/metadata.ts';
import type { JsonObject } from '../contract/values.ts';
import { clientAuthenticationMethodNames, type ClientAuthenticationMethodName } from './client-authentication.ts';

/** An address at which an issuer's metadata may stand. */
export interface MetadataAddress {
  readonly url: string;
  readonly specification: MetadataAttempt['specification'];
}

const openidSuffix = '/.well-known/openid-configuration';
const oauthPrefix = '/.well-known/oauth-authorization-server';

/**
 * The issuer identifier that an address stands for: the address itself, or the issuer of a well-known URL that was pasted in
 * its place. Not ok, with a sentence, for what can be no issuer (RFC 8414 2).
 */
export function issuerFromAddress(address: string): { readonly issuer: string } | { readonly fault: string; readonly fix: string } {
  if (!URL.canParse(address))
    return { fault: `“${address.slice(0, 200)}” is no absolute URL.`, fix: 'Write the issuer with https:// and its host.' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { fault: `An issuer is an https URL, not “${url.protocol}”.`, fix: 'Write the issuer with https:// and its host.' };
  }
  if (url.search !== '' || url.hash !== '') {
    return { fault: 'An issuer has no query and no fragment (RFC 8414 2).', fix: 'Take out what follows “?” or “#”.' };
  }
  const { origin, pathname } = url;
  if (pathname.endsWith(openidSuffix)) return { issuer: `${origin}${pathname.slice(0, -openidSuffix.length)}` };
  if (pathname === oauthPrefix || pathname.startsWith(`${oauthPrefix}/`))
    return { issuer: `${origin}${pathname.slice(oauthPrefix.length)}` };
  return { issuer: address };
}

/**
 * Where an issuer's metadata stands: OpenID Connect Discovery 4.1 appends its suffix to the issuer, RFC 8414 3.1 puts its own
 * between host and path. In the order in which they are preferred.
 */
export function metadataAddresses(issuer: string): readonly MetadataAddress[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    { url: `${origin}${path}${openidSuffix}`, specification: 'OpenID Connect Discovery 1.0' },
    { url: `${origin}${oauthPrefix}${path}`, specification: 'RFC 8414' },
  ];
}

/** Whether the document names exactly the issuer that it was found under (RFC 8414 3.3). */
export function namesIssuer(document: JsonObject, issuer: string): boolean {
  return document['issuer'] === issuer;
}

/** What a registration takes over from a metadata document. Empty strings and lists where it says nothing. */
export interface RegistrationFields {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Those that Assay knows; without the member, client_secret_basic alone (RFC 8414 2). */
  readonly methods: readonly ClientAuthenticationMethodName[];
  /** `alg` values for client assertions, in the server's order. */
  readonly algorithms: readonly string[];
  readonly grants: readonly string[];
  readonly scopes: readonly string[];
}

/** Reads a metadata document's members; those of a wrong type count as missing. */
export function registrationFields(document: JsonObject): RegistrationFields {
  const methods = document['token_endpoint_auth_methods_supported'];
  const offered = methods === undefined ? ['client_secret_basic'] : texts(methods);
  return {
    issuer: text(document['issuer']),
    tokenEndpoint: text(document['token_endpoint']),
    jwksUri: text(document['jwks_uri']),
    methods: clientAuthenticationMethodNames.filter((name) => offered.includes(name)),
    algorithms: texts(document['token_endpoint_auth_signing_alg_values_supported']),
    grants: texts(document['grant_types_supported']),
    scopes: texts(document['scopes_supported']),
  };
}

/** One sentence on what the document lacks or does oddly, or null. */
export function metadataFault(document: JsonObject): string | null {
  const { tokenEndpoint, methods, algorithms } = registrationFields(document);
  if (tokenEndpoint === '') return 'It has no token_endpoint.';
  if (!URL.canParse(tokenEndpoint)) return 'Its token_endpoint is no absolute URL.';
  if (methods.some((name) => name.endsWith('_jwt')) && algorithms.length === 0) {
    return 'It offers JWT client authentication without token_endpoint_auth_signing_alg_values_supported (RFC 8414 2).';
  }
  return null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
