import type { JsonObject } from '../../contract/values.ts';
import { openid, rfc, rfc7523bis } from '../../jose/sources.ts';
import {
  clientAuthenticationMethod,
  clientAuthenticationMethodNames,
  type ClientAuthenticationMethodName,
} from '../../oauth/client-authentication.ts';
import { issuerFromAddress, metadataAddresses } from '../../oauth/metadata-document.ts';
import { assertionUses, type MetadataEvidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { Fix } from '../fix.ts';
import { registrableDomain } from '../registrable-domain.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';
import { urlDifferences } from '../url-differences.ts';
import { isLoopback } from './request-form.ts';
import { shownAuthentication } from './sent-request.ts';
import { serverEndpoints } from './server-endpoints.ts';

const issuerMember = ['metadata', 'issuer'] as const;

/** What the server says of itself. */
export const serverMetadataRules = [
  rule({
    id: 'SRV-01',
    title: 'The metadata is that of the issuer that was asked',
    about:
      'A document that names another issuer than the address that it was found under may be somebody else’s, and must not be used. An issuer is an https URL without query and fragment, and is compared character by character.',
    severity: 'error',
    needs: ['metadata'],
    sources: [
      rfc(8414, '3.3'),
      rfc(8414, '2'),
      openid('OpenID Connect Discovery 4.3', 'openid-connect-discovery-1_0.html#ProviderConfigurationValidation'),
    ],
    check: ({ metadata, registration }) => {
      const issuer = metadata.document['issuer'];
      if (typeof issuer !== 'string' || issuer === '') {
        return { message: 'The metadata has no “issuer”, so nothing says whose it is.', member: issuerMember };
      }
      const asked = metadata.issuer ?? registration?.issuer ?? '';
      return [...issuerForm(issuer), ...otherIssuer(issuer, asked), ...otherAddress(issuer, asked, metadata)];
    },
  }),
  rule({
    id: 'SRV-02',
    title: 'The server offers the way in which the client authenticates',
    about:
      'The metadata lists the methods of the token endpoint; without the list it is client_secret_basic alone. Of some vendors it is known otherwise. A method that is not offered is refused, whatever the assertion says.',
    severity: 'error',
    uses: assertionUses,
    needs: [],
    partly: ['metadata', 'registration'],
    sources: [rfc(8414, '2')],
    check: (facts) => {
      const method = methodInUse(facts);
      if (method === null) return null;
      const { metadata } = facts;
      if (metadata === undefined) return untakenMethod(method, facts);
      const name = methodsMember(facts);
      const offered = metadata.document[name];
      const methods = offered === undefined ? ['client_secret_basic'] : texts(offered);
      if (methods.includes(method)) return untakenMethod(method, facts);
      const list =
        offered === undefined ? 'has no list of methods, which means client_secret_basic alone' : `lists ${listed(methods.slice(0, 12))}`;
      return {
        message: `The client authenticates with ${method}, and the server’s metadata ${list}.`,
        member: ['metadata', name],
        fix: name === 'token_endpoint_auth_methods_supported' ? otherMethod(method, methods) : undefined,
      };
    },
  }),
  rule({
    id: 'SRV-03',
    title: 'The metadata says which algorithms an assertion may have',
    about:
      'A server that takes assertions has to list the algorithms, and “none” may not be among them. Without the list one has to try or ask.',
    severity: 'warning',
    needs: ['metadata'],
    sources: [rfc(8414, '2')],
    check: ({ metadata: { document } }) => {
      const name = 'token_endpoint_auth_signing_alg_values_supported';
      const member = ['metadata', name] as const;
      const algorithms = document[name];
      if (texts(algorithms).includes('none')) {
        return { message: `“${name}” lists “none”: the server would take an assertion that nobody signed.`, member, severity: 'error' };
      }
      const jwt = texts(document['token_endpoint_auth_methods_supported']).filter((method) => method.endsWith('_jwt'));
      if (jwt.length === 0 || texts(algorithms).length > 0) return null;
      return { message: `The metadata offers ${listed(jwt)} and has no “${name}”, which it then must have.`, member };
    },
  }),
  rule({
    id: 'SRV-04',
    title: 'The endpoints belong to the issuer',
    about:
      'Metadata with an endpoint on another domain sends the credentials there. It can be meant so (Google’s is), and it is how a client is made to hand its assertion to a stranger.',
    severity: 'warning',
    needs: ['metadata'],
    sources: [rfc7523bis('1'), rfc(9700, '4.4')],
    check: ({ metadata: { document } }) => {
      const home = domainOf(document['issuer']);
      if (home === null) return null;
      return serverEndpoints(document).flatMap(({ member, called, url }): Found[] => {
        const domain = domainOf(url);
        if (domain === null || domain === home) return [];
        return [
          {
            message: `The issuer is at ${shownValue(home)}, and ${called} at ${shownValue(url)}, which somebody else may own.`,
            member: ['metadata', member],
          },
        ];
      });
    },
  }),
];

function issuerForm(issuer: string): Found[] {
  if (!URL.canParse(issuer)) return [{ message: `“issuer” is ${shownValue(issuer)}, which is no URL.`, member: issuerMember }];
  const { protocol, hostname } = new URL(issuer);
  const faults = [
    protocol === 'https:' || isLoopback(hostname) ? null : 'it has to begin with https',
    issuer.includes('?') ? 'it may have no query' : null,
    issuer.includes('#') ? 'it may have no fragment' : null,
  ].filter((fault) => fault !== null);
  return faults.length === 0 ? [] : [{ message: `“issuer” is ${shownValue(issuer)}: ${faults.join(', and ')}.`, member: issuerMember }];
}

function otherIssuer(issuer: string, asked: string): Found[] {
  const meant = askedIssuer(asked);
  if (meant === null || meant === issuer) return [];
  const differences = urlDifferences(meant, issuer) ?? [];
  const clauses = differences.map(({ clause }) => clause).join(' and ');
  const why =
    clauses === '' || differences.some(({ kind }) => kind === 'host')
      ? 'The metadata is another server’s'
      : `The one that was asked for ${clauses}`;
  return [
    {
      message: `The metadata’s issuer is ${shownValue(issuer)}, and ${shownValue(meant)} was asked for. ${why}.`,
      member: issuerMember,
      fix: {
        title: `Take ${shownValue(issuer)} as the issuer`,
        changes: [{ change: 'set', of: 'registration', name: 'issuer', value: issuer }],
      },
    },
  ];
}

/** Where nobody was asked but a document was found, its address has to be one of its issuer's. */
function otherAddress(issuer: string, asked: string, { url }: MetadataEvidence): Found[] {
  if (url === null || asked !== '' || !URL.canParse(issuer)) return [];
  const addresses = metadataAddresses(issuer).map((address) => address.url);
  if (addresses.includes(url)) return [];
  return [
    {
      message: `The metadata was found at ${shownValue(url)}, and that of ${shownValue(issuer)} stands at ${shownValue(addresses[0])}.`,
      member: issuerMember,
    },
  ];
}

/** A well-known address that was asked for stands for its issuer. */
function askedIssuer(asked: string): string | null {
  if (asked === '') return null;
  const meant = issuerFromAddress(asked);
  return 'issuer' in meant ? meant.issuer : asked;
}

function methodInUse({ request, registration, algorithm }: Facts): string | null {
  const [shown] = request === undefined || request.endpoint === 'api' ? [] : shownAuthentication(request);
  if (shown === 'basic') return 'client_secret_basic';
  if (shown === 'secret') return 'client_secret_post';
  if (shown === 'assertion' && registration?.method.endsWith('_jwt') !== true) {
    return algorithm?.kty === 'oct' ? 'client_secret_jwt' : 'private_key_jwt';
  }
  return registration?.method ?? null;
}

/** What the server's profile says of the method, where the metadata has nothing against it. */
function untakenMethod(method: string, { profile: { limits, name }, request }: Facts): Found | null {
  if (limits.methods === undefined || limits.methods.includes(method) || (request !== undefined && request.endpoint !== 'token'))
    return null;
  return {
    message: `The client authenticates with ${method}, and ${name} takes ${listed(limits.methods)}.`,
    member: ['request', 'method'],
    fix: otherMethod(method, limits.methods),
  };
}

/** Servers that list no methods of these two endpoints mostly mean those of the token endpoint, whatever RFC 8414 2 says of one of them. */
function methodsMember({ request, metadata }: Facts): string {
  const endpoint = request?.endpoint;
  const own = endpoint === 'introspection' || endpoint === 'revocation' ? `${endpoint}_endpoint_auth_methods_supported` : null;
  return own !== null && metadata?.document[own] !== undefined ? own : 'token_endpoint_auth_methods_supported';
}

/** The offered method that needs the same as the one in use, else the first that Assay knows. */
function otherMethod(method: string, offered: readonly string[]): Fix | undefined {
  const known = clientAuthenticationMethodNames.filter((name) => offered.includes(name));
  const current = clientAuthenticationMethodNames.find((name) => name === method);
  const need = current === undefined ? null : clientAuthenticationMethod(current).credential;
  const best: ClientAuthenticationMethodName | undefined =
    known.find((name) => clientAuthenticationMethod(name).credential === need) ?? known[0];
  if (best === undefined) return undefined;
  return {
    title: `Authenticate with ${best}`,
    changes: [
      { change: 'set', of: 'request', name: 'method', value: best },
      { change: 'set', of: 'registration', name: 'method', value: best },
    ],
  };
}

function texts(value: JsonObject[string]): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function domainOf(url: unknown): string | null {
  return typeof url === 'string' && URL.canParse(url) ? registrableDomain(new URL(url).hostname) : null;
}
