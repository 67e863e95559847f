import { rfc, type Source } from '../../jose/sources.ts';
import { grants, jwtBearerGrant } from '../../oauth/grants.ts';
import { nearestName } from '../edit-distance.ts';
import { assertionUses, type RequestEvidence } from '../evidence.ts';
import type { Fix } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';
import { parametersNamed, parameterValue, removed, removeParameter, setParameter } from './sent-request.ts';

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const saml2Bearer = 'urn:ietf:params:oauth:grant-type:saml2-bearer';
const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:';

/** Grants that specifications define. */
const grantNames: readonly string[] = [
  ...grants.map(({ name }) => name),
  'authorization_code',
  'password',
  tokenExchange,
  saml2Bearer,
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
];

const tokenTypes: readonly string[] = ['access_token', 'refresh_token', 'id_token', 'saml1', 'saml2', 'jwt'].map(
  (name) => `urn:ietf:params:oauth:token-type:${name}`,
);

/** RFC 7636 4.1. */
const verifier = /^[\w.~-]{43,128}$/;

/** What the request asks for. */
export const requestGrantRules = [
  rule({
    id: 'REQ-07',
    title: 'The JWT goes into the parameter that it is for',
    about:
      'With “assertion” a JWT is the grant, and “grant_type” is the one for JWT bearer; with “client_assertion” a client authenticates, whatever the grant. Guides that send “assertion” with client_credentials mix the two up.',
    severity: 'error',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(7523, '2.1'), rfc(7521, '4.1'), rfc(7521, '4.2')],
    check: ({ request, metadata }) => {
      if (request.endpoint !== 'token' || request.parameters === null) return null;
      return [...grantFaults(request, metadata?.document['grant_types_supported']), ...mixedUp(request)];
    },
  }),
  rule({
    id: 'REQ-14',
    title: 'A refresh sends the refresh token',
    about:
      'The client authenticates as it did before; a “scope” can only narrow what was granted. Store the new refresh token before it is used, since the old one may be dead by then.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(6749, '6'), rfc(9700, '4.14')],
    check: ({ request }) => {
      if (request.endpoint !== 'token' || parameterValue(request, 'grant_type') !== 'refresh_token') return null;
      const found: Found[] = [];
      if (parameterValue(request, 'refresh_token') === null) {
        found.push({
          message: 'The grant is “refresh_token”, and there is no “refresh_token” in the request.',
          member: ['parameters', 'refresh_token'],
          severity: 'error',
          fix: setParameter('refresh_token', '{{refresh_token}}', 'Send the stored refresh token'),
        });
      }
      const scope = parameterValue(request, 'scope');
      if (scope !== null) {
        found.push({
          message: `“scope” is ${shownValue(scope)}. A refresh may not ask for more than was granted; without “scope” it gives what it gave before.`,
          member: ['parameters', 'scope'],
          severity: 'information',
          fix: removeParameter('scope'),
        });
      }
      return found;
    },
  }),
  rule({
    id: 'REQ-15',
    title: 'A token exchange names its tokens and their types',
    about:
      '“subject_token” and “subject_token_type” are required; “actor_token” and “actor_token_type” come together or not at all. The types are URNs.',
    severity: 'error',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(8693, '2.1'), rfc(8693, '3')],
    check: ({ request }) => (parameterValue(request, 'grant_type') === tokenExchange ? exchangeFaults(request) : null),
  }),
  rule({
    id: 'REQ-17',
    title: 'An authorization code is bound by PKCE',
    about:
      'Without “code_verifier” whoever catches the code can redeem it. The challenge is made with S256; “plain” protects from nobody who sees the request.',
    severity: { base: 'warning', fapi2: 'error' },
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(9700, '2.1.1'), rfc(7636, '4.1')],
    check: ({ request }) => {
      if (request.endpoint === 'par') return challengeFault(request);
      return parameterValue(request, 'grant_type') === 'authorization_code' ? codeFaults(request) : null;
    },
  }),
];

function setGrant(value: string): Fix {
  return {
    title: `Set “grant_type” to ${shownValue(value)}`,
    changes: [removed('grant_type'), { change: 'set', of: 'request', name: 'grant', value }],
  };
}

function grantFaults(request: RequestEvidence, offered: unknown): Found[] {
  const member = ['parameters', 'grant_type'] as const;
  const grant = parameterValue(request, 'grant_type');
  if (grant === null) {
    const meant = parameterValue(request, 'assertion') === null ? 'client_credentials' : jwtBearerGrant;
    return [{ message: 'There is no “grant_type”, so the request asks for nothing.', member, fix: setGrant(meant) }];
  }
  if (grant.startsWith(clientAssertionType)) {
    return [
      {
        message: `“grant_type” is ${shownValue(grant)}, which is a “client_assertion_type”. The grant’s name is ${shownValue(jwtBearerGrant)}.`,
        member,
        fix: setGrant(jwtBearerGrant),
      },
    ];
  }
  const meant = grant === 'jwt-bearer' ? jwtBearerGrant : nearestName(grant, grantNames);
  if (meant !== null) {
    return [{ message: `“grant_type” is ${shownValue(grant)}; its name is ${shownValue(meant)}.`, member, fix: setGrant(meant) }];
  }
  if (!Array.isArray(offered) || offered.includes(grant)) return [];
  const names = offered.filter((name) => typeof name === 'string').slice(0, 12);
  return [{ message: `“grant_type” is ${shownValue(grant)}, and the server’s metadata lists only ${listed(names)}.`, member }];
}

function mixedUp(request: RequestEvidence): Found[] {
  const grant = parameterValue(request, 'grant_type');
  const asGrant = parametersNamed(request, 'assertion')[0]?.value;
  const asClient = parametersNamed(request, 'client_assertion')[0]?.value;
  const member = ['parameters', 'assertion'] as const;
  if (grant === jwtBearerGrant && (asGrant === undefined || asGrant === '')) {
    const message = `The grant is JWT bearer, and there is no “assertion”.${asClient === undefined ? '' : ' “client_assertion” authenticates the client and is not the grant.'}`;
    return [{ message, member, fix: setParameter('assertion', '{{assertion}}', 'Send the JWT as “assertion”') }];
  }
  if (asGrant === undefined || asGrant === '') return [];
  if (grant === 'client_credentials') return [grantInPlaceOfClient(asClient)];
  if (asGrant === asClient && !asGrant.startsWith('‹')) {
    const message =
      'The same JWT is sent as “assertion” and as “client_assertion”. One says who the client is, the other for whom the token is.';
    return [{ message, member }];
  }
  return [];
}

function grantInPlaceOfClient(asClient: string | undefined): Found {
  const member = ['parameters', 'assertion'] as const;
  if (asClient !== undefined) {
    return {
      message: '“assertion” is for the JWT bearer grant; with client_credentials it means nothing.',
      member,
      fix: removeParameter('assertion'),
    };
  }
  return {
    message:
      'The JWT is sent as “assertion” with client_credentials. To authenticate the client it has to be “client_assertion”, with “client_assertion_type”.',
    member,
    fix: {
      title: 'Send it as “client_assertion”',
      changes: [removed('assertion'), { change: 'set', of: 'request', name: 'method', value: 'private_key_jwt' }],
    },
  };
}

function exchangeFaults(request: RequestEvidence): Found[] {
  const has = (name: string): boolean => parameterValue(request, name) !== null;
  const missing = (name: string, because: string): Found[] =>
    has(name) ? [] : [{ message: `There is no “${name}”${because}.`, member: ['parameters', name] }];
  return [
    ...missing('subject_token', ', the token that is exchanged'),
    ...missing('subject_token_type', ', which says what “subject_token” is'),
    ...(has('actor_token') ? missing('actor_token_type', ', which says what “actor_token” is') : []),
    ...(has('actor_token_type') ? missing('actor_token', ', although “actor_token_type” is there') : []),
    ...['subject_token_type', 'actor_token_type', 'requested_token_type'].flatMap((name) => typeFault(name, parameterValue(request, name))),
  ];
}

const rfc8693Types: Source = rfc(8693, '3');

function typeFault(name: string, value: string | null): Found[] {
  if (value === null || tokenTypes.includes(value)) return [];
  const short = tokenTypes.find((type) => type.endsWith(`:${value.toLowerCase()}`));
  const meant = short ?? nearestName(value, tokenTypes);
  const member = ['parameters', name] as const;
  if (meant !== null) {
    const fix = setParameter(name, meant, `Set “${name}” to ${shownValue(meant)}`);
    return [{ message: `“${name}” is ${shownValue(value)}; its name is ${shownValue(meant)}.`, member, source: rfc8693Types, fix }];
  }
  if (URL.canParse(value)) return [];
  return [{ message: `“${name}” is ${shownValue(value)}; a token type is a URI.`, member, source: rfc8693Types }];
}

function codeFaults(request: RequestEvidence): Found[] {
  const found: Found[] = [];
  if (parameterValue(request, 'code') === null) {
    found.push({
      message: 'The grant is “authorization_code”, and there is no “code”.',
      member: ['parameters', 'code'],
      severity: 'error',
    });
  }
  const sent = parameterValue(request, 'code_verifier');
  const member = ['parameters', 'code_verifier'] as const;
  if (sent === null) found.push({ message: 'There is no “code_verifier”, so whoever caught the code could redeem it.', member });
  else if (!verifier.test(sent)) {
    const message = '“code_verifier” has to be 43 to 128 letters, digits and “-._~”, and this is not.';
    found.push({ message, member, severity: 'error', source: rfc(7636, '4.1') });
  }
  return found;
}

function challengeFault(request: RequestEvidence): Found | null {
  if (parameterValue(request, 'response_type')?.split(' ').includes('code') !== true) return null;
  if (parameterValue(request, 'code_challenge') === null) {
    return {
      message: 'There is no “code_challenge”, so the code will not be bound to this client.',
      member: ['parameters', 'code_challenge'],
    };
  }
  const method = parameterValue(request, 'code_challenge_method') ?? 'plain';
  if (method === 'S256') return null;
  return {
    message: `“code_challenge_method” is ${shownValue(method)}; S256 is the one that protects the code.`,
    member: ['parameters', 'code_challenge_method'],
    fix: setParameter('code_challenge_method', 'S256', 'Set “code_challenge_method” to “S256”'),
  };
}
