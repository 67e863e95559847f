import { rfc } from '../../jose/sources.ts';
import { assertionUses, type RequestEvidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { matchesPattern } from '../profiles/recognise-profile.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';
import { textNearMiss } from '../text-near-miss.ts';
import { parametersNamed, parameterValue, removeParameter, setParameter, shownAuthentication } from './sent-request.ts';

/** Parameters that may be sent more than once (RFC 8707 2, RFC 8693 2.1). */
const repeatable: ReadonlySet<string> = new Set(['resource', 'audience']);

/** Printable ASCII without space, quotation mark and backslash (RFC 6749 3.3). */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** The request's parameters one by one. */
export const requestParameterRules = [
  rule({
    id: 'REQ-02',
    title: 'Each parameter is there once, with a value',
    about:
      'A parameter that stands twice makes the request invalid; one without a value counts as missing. “client_assertion” is one JWT and nothing else: no “Bearer”, no quotation marks, no line breaks.',
    severity: 'error',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(6749, '3.2'), rfc(7521, '4.2')],
    check: ({ request, registration }) => [
      ...repeated(request),
      ...empty(request),
      ...assertionFault(request),
      ...missingAssertion(request, registration?.method),
    ],
  }),
  rule({
    id: 'REQ-08',
    title: 'A “client_id” beside the assertion is the same as in it',
    about:
      'With an assertion “client_id” can be left out, since “sub” says it. Where it is sent the two must be equal; some servers want it all the same.',
    severity: 'information',
    uses: assertionUses,
    needs: ['request'],
    partly: ['claims', 'registration'],
    sources: [rfc(7521, '4.2')],
    check: (facts) => {
      const { request, profile } = facts;
      if (request.endpoint === 'api' || request.parameters === null) return null;
      const sent = parameterValue(request, 'client_id');
      if (sent !== null) return otherClient(sent, facts);
      const demanded = profile.limits.parameters?.required?.includes('client_id') === true;
      if (!demanded && profile.defaults.sendClientId !== true) return null;
      const verb = demanded ? 'demands it' : 'advises to send it';
      return {
        message: `There is no “client_id” in the request, and ${profile.name} ${verb}.`,
        member: ['parameters', 'client_id'],
        severity: demanded ? 'error' : undefined,
        fix: {
          title: 'Send “client_id” too',
          changes: [{ change: 'set', of: 'request', name: 'sendClientId', value: true }],
        },
      };
    },
  }),
  rule({
    id: 'REQ-09',
    title: '“scope” is words with single spaces',
    about:
      'A scope is a list of case-sensitive words of printable ASCII, one space between two. Quotation marks, backslashes, tabs and line breaks may not occur in it.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(6749, '3.3')],
    check: ({ request }) => {
      const scope = parameterValue(request, 'scope');
      const fault = scope === null ? null : scopeFault(scope);
      if (scope === null || fault === null) return null;
      const mended = scope
        .split(fault.comma ? /[\s,]+/ : /\s+/)
        .map((word) => word.replaceAll(/["\\]/g, ''))
        .filter((word) => word !== '')
        .join(' ');
      return {
        message: `“scope” is ${JSON.stringify(scope.slice(0, 200))}: ${fault.words}.`,
        member: ['parameters', 'scope'],
        severity: fault.comma ? 'information' : undefined,
        fix: setParameter('scope', mended, `Set “scope” to ${shownValue(mended)}`),
      };
    },
  }),
  rule({
    id: 'REQ-12',
    title: 'The parameters are those that this server takes',
    about:
      'What a token is for is said in “scope”, in “resource” (RFC 8707) or in “audience”, as the server has it: Auth0 wants “audience”, Entra a scope that ends in “/.default”.',
    severity: 'information',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(8707, '2')],
    check: ({ request, profile }) => {
      if (request.endpoint !== 'token' || request.parameters === null) return null;
      const { required = [], advised = [], refused = [] } = profile.limits.parameters ?? {};
      return [
        ...required.filter((name) => name !== 'client_id' && parameterValue(request, name) === null).map((name) => absent(name, profile)),
        ...advised.filter((name) => parameterValue(request, name) === null).map((name) => unasked(name, profile)),
        ...refused
          .filter((name) => parameterValue(request, name) !== null)
          .map((name): Found => ({
            message: `“${name}” is sent, and ${profile.name} refuses it.`,
            member: ['parameters', name],
            severity: 'error',
            fix: removeParameter(name),
          })),
        ...foreignScopes(request, profile),
        ...resourceFaults(request),
      ];
    },
  }),
];

function repeated(request: RequestEvidence): Found[] {
  const names = [...new Set(request.parameters?.map(({ name }) => name))].filter((name) => !repeatable.has(name));
  return names.flatMap((name): Found[] => {
    const all = parametersNamed(request, name);
    if (all.length < 2) return [];
    const same = all.every(({ value }) => value === all[0]?.value);
    const message = `“${name}” is sent ${all.length === 2 ? 'twice' : `${all.length} times`}, with ${same ? 'the same value' : 'different values'}. A server has to refuse that.`;
    // What the method or the grant sends by itself goes out once again when the draft's own are gone; of others, to set it keeps one.
    const added = name === 'client_id' || name.startsWith('client_assertion') || name === 'client_secret' || name === 'grant_type';
    const [first] = all;
    const fix =
      added || first === undefined || first.secret !== null
        ? removeParameter(name)
        : setParameter(name, first.value, `Send “${name}” once`);
    return [{ message, member: ['parameters', name], fix }];
  });
}

function empty({ parameters }: RequestEvidence): Found[] {
  return (parameters ?? [])
    .filter(({ value, name }) => value === '' && name !== 'client_assertion_type')
    .map(({ name }): Found => {
      const message = `“${name}” has no value, so it counts as missing.`;
      const needed = name === 'client_assertion' || name === 'assertion' || name === 'grant_type';
      return { message, member: ['parameters', name], severity: needed ? 'error' : 'warning', fix: removeParameter(name) };
    });
}

function assertionFault(request: RequestEvidence): Found[] {
  return ['client_assertion', 'assertion'].flatMap((name): Found[] => {
    const [sent] = parametersNamed(request, name);
    if (sent === undefined || sent.value === '' || sent.value.startsWith('‹')) return [];
    const fault = jwtFault(sent.value);
    return fault === null ? [] : [{ message: `“${name}” is not one JWT: ${fault}.`, member: ['parameters', name] }];
  });
}

function jwtFault(text: string): string | null {
  if (/^bearer\s/i.test(text)) return 'it begins with “Bearer”, which belongs into an Authorization header';
  if (/^["'“]/.test(text)) return 'it stands in quotation marks';
  if (text.trimStart().startsWith('{')) return 'it is JSON';
  if (/\s/.test(text)) return text.trim() === text ? 'there is white space in it' : 'there is white space around it';
  const segments = text.split('.').length;
  return segments === 3 || segments === 5
    ? null
    : `it has ${segments === 1 ? 'one segment' : `${segments} segments`}, where a JWT has three`;
}

function missingAssertion(request: RequestEvidence, method: string | undefined): Found[] {
  if (request.endpoint === 'api' || request.parameters === null || parametersNamed(request, 'client_assertion').length > 0) return [];
  const member = ['parameters', 'client_assertion'] as const;
  if (parameterValue(request, 'client_assertion_type') !== null) {
    return [{ message: 'There is a “client_assertion_type” without “client_assertion”.', member }];
  }
  if (method === undefined || !method.endsWith('_jwt') || shownAuthentication(request).length > 0) return [];
  const message = `There is no “client_assertion”, and the registration says ${method}: the client does not authenticate.`;
  return [{ message, member }];
}

function otherClient(sent: string, { claims, registration, use, request }: Facts): Found | null {
  const member = ['parameters', 'client_id'] as const;
  const sub = claims?.['sub'];
  const authenticates = use === 'client-assertion' && request !== undefined && shownAuthentication(request).includes('assertion');
  // Where it is the registered one, what is wrong is the assertion's claims, which have a rule of their own.
  if (registration === undefined ? !authenticates || typeof sub !== 'string' || sub === sent : registration.clientId === sent) return null;
  const meant = registration?.clientId ?? String(sub);
  const near = textNearMiss(sent, meant);
  const whose = registration === undefined ? '“sub” is' : 'the registered one is';
  return {
    message: `“client_id” is ${shownValue(sent)} and ${whose} ${shownValue(meant)}: ${near === null ? 'they must be the same' : `it ${near.clause}`}.`,
    member,
    severity: 'error',
    fix: removeParameter('client_id'),
  };
}

function scopeFault(scope: string): { readonly words: string; readonly comma: boolean } | null {
  if (/[\t\n\r]/.test(scope)) return { words: 'there is a tab or a line break in it', comma: false };
  if (scope.trim() !== scope) return { words: 'there is a space around it', comma: false };
  if (scope.includes('  ')) return { words: 'two spaces stand together', comma: false };
  const wrong = scope.split(' ').find((word) => !scopeToken.test(word));
  if (wrong !== undefined) return { words: `${shownValue(wrong)} has a character that no scope may have`, comma: false };
  return /[^,],[^,]/.test(scope) ? { words: 'commas are part of a scope; scopes are separated by spaces', comma: true } : null;
}

function absent(name: string, { name: server, defaults }: Facts['profile']): Found {
  const value = defaults.parameters?.find((parameter) => parameter.name === name)?.value;
  return {
    message: `There is no “${name}”, and ${server} demands one.`,
    member: ['parameters', name],
    severity: 'error',
    fix: value === undefined ? undefined : setParameter(name, value, `Set “${name}” to ${shownValue(value)}`),
  };
}

function unasked(name: string, { name: server }: Facts['profile']): Found {
  return { message: `There is no “${name}”; with ${server} most requests for a token need one.`, member: ['parameters', name] };
}

function foreignScopes(request: RequestEvidence, { limits, name }: Facts['profile']): Found[] {
  const scope = parameterValue(request, 'scope');
  const pattern = limits.scope;
  if (scope === null || pattern === undefined) return [];
  // A pattern's “*” stops at “/”, and a resource's name does not.
  const fits = (word: string): boolean => matchesPattern(pattern.replaceAll('/', '\n'), word.replaceAll('/', '\n'));
  const wrong = scope.split(/\s+/).filter((word) => word !== '' && !fits(word));
  if (wrong.length === 0) return [];
  const message = `${name} takes scopes of the form ${shownValue(pattern)}, and ${listed(wrong)} ${wrong.length === 1 ? 'is' : 'are'} not.`;
  return [{ message, member: ['parameters', 'scope'], severity: 'error' }];
}

function resourceFaults(request: RequestEvidence): Found[] {
  return parametersNamed(request, 'resource').flatMap(({ value }): Found[] => {
    if (value === '' || (URL.canParse(value) && !value.includes('#'))) return [];
    const fault = value.includes('#') ? 'it has a fragment' : 'it is no absolute URI';
    return [{ message: `“resource” is ${shownValue(value)}: ${fault}.`, member: ['parameters', 'resource'], severity: 'error' }];
  });
}
