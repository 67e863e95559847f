import type { Note } from '../../contract/exchanges.ts';
import { rfc } from '../../jose/sources.ts';
import { errorCode } from '../../oauth/error-codes.ts';
import { cacheNotes, contentTypeNotes, errorNotes, scopeNotes, tokenTypeNotes } from '../../oauth/token-response-notes.ts';
import { parseWwwAuthenticate } from '../../oauth/www-authenticate.ts';
import { assertionUses, type ResponseEvidence } from '../evidence.ts';
import { rule, type Found, type MemberPath } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { parameterValue } from './sent-request.ts';

/** How the server answers. */
export const serverAnswerRules = [
  rule({
    id: 'SRV-05',
    title: 'The answer with tokens is written as it has to be',
    about:
      'It is JSON, forbids caches to keep it (Cache-Control: no-store), and says with “token_type” how the token is used. Clients that are strict stumble over anything else.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['response'],
    sources: [rfc(6749, '5.1')],
    check: ({ response, request }) => {
      if (request !== undefined && request.endpoint !== 'token') return null;
      const { status, json } = response;
      if (status < 200 || status > 299) return null;
      if (json === null) {
        return {
          message: `The server answers ${status}, and the body is no JSON object, so no token can be taken from it.`,
          member: ['response'],
          severity: 'error',
        };
      }
      if (typeof json['error'] === 'string') return null;
      if (typeof json['access_token'] !== 'string') {
        return {
          message: `The server answers ${status} without an “access_token”.`,
          member: ['response', 'access_token'],
          severity: 'error',
        };
      }
      return [
        ...said(contentTypeNotes(response, ''), ['response', 'content-type']),
        ...said(cacheNotes(response), ['response', 'cache-control']),
        ...said(tokenTypeNotes(json['token_type']), ['response', 'token_type']),
      ];
    },
  }),
  rule({
    id: 'SRV-06',
    title: 'The refusal is written as it has to be',
    about:
      'A refusal is JSON with a registered “error” and plain ASCII text; status 401 names a way to authenticate in WWW-Authenticate. A web page in its place comes from a proxy, or from another address than was meant.',
    severity: 'warning',
    uses: [...assertionUses, 'access-token'],
    needs: ['response'],
    sources: [rfc(6749, '5.2'), rfc(6750, '3')],
    check: ({ response, request }) => {
      const { status, json } = response;
      if (request?.endpoint === 'api') return status >= 400 ? apiRefusal(response) : null;
      const error = json?.['error'];
      if (json !== null && typeof error === 'string') return said(errorNotes(response, error, json), ['response', 'error']);
      if (status < 400) return null;
      const what = json === null ? 'the body is no JSON object' : 'the JSON has no “error”';
      return {
        message: `The server refuses with ${status}, and ${what}: nothing says why. Perhaps a proxy or another service answered.`,
        member: ['response'],
      };
    },
  }),
  rule({
    id: 'SRV-07',
    title: 'The scope that was asked for is granted',
    about:
      'A server may grant less, or something else, and then has to say so in “scope”. What is missing is refused later, by the API, as insufficient_scope.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['request', 'response'],
    sources: [rfc(6749, '3.3'), rfc(6749, '5.1')],
    check: ({ request, response: { json } }) => {
      if (request.endpoint !== 'token' || typeof json?.['access_token'] !== 'string') return null;
      return said(scopeNotes(json['scope'], parameterValue(request, 'scope')), ['response', 'scope']);
    },
  }),
];

function said(notes: readonly Note[], member: MemberPath): Found[] {
  return notes.map(({ text, severity }) => ({ message: text, severity, member }));
}

function apiRefusal({ status, headers }: ResponseEvidence): Found[] {
  const fields = headers.filter(({ name }) => name.toLowerCase() === 'www-authenticate').map(({ value }) => value);
  const member = ['response', 'www-authenticate'] as const;
  if (fields.length === 0) {
    return status === 401
      ? [{ message: 'The API answers 401 without WWW-Authenticate, so it does not say what it wants.', member, source: rfc(6750, '3') }]
      : [];
  }
  return parseWwwAuthenticate(fields).flatMap(({ scheme, parameters }): Found[] => {
    const error = parameters.find(({ name }) => name.toLowerCase() === 'error')?.value;
    if (error === undefined || errorCode(error, 'protected resource')?.from === 'protected resource') return [];
    return [{ message: `The API’s ${scheme} challenge has the error ${shownValue(error)}, which no specification defines.`, member }];
  });
}
