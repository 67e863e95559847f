import { rfc, openidCore } from '../../jose/sources.ts';
import { relativeTime } from '../../jose/time-words.ts';
import { readToken } from '../../jose/read-token.ts';
import { assertionEnding } from '../assertion-ending.ts';
import { assertionUses, type EarlierRequest, type RequestEvidence } from '../evidence.ts';
import { setClaim } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { authorization, parameterValue, setParameter, shownAuthentication } from './sent-request.ts';

/** RFC 7009 2.1. */
const tokenTypeHints: readonly string[] = ['access_token', 'refresh_token'];

/** What is asked of the server again, and of its other endpoints. */
export const requestRepeatRules = [
  rule({
    id: 'REQ-11',
    title: 'Every request has an assertion of its own',
    about:
      'A server takes an assertion once. The token request after a pushed authorization request, the retry with a DPoP nonce and the retry after an error each need a new one.',
    severity: 'error',
    uses: assertionUses,
    needs: ['request', 'history'],
    sources: [openidCore('9', 'ClientAuthentication'), rfc(7523, '3')],
    check: ({ request, history, at }) => {
      const sent = parameterValue(request, 'client_assertion') ?? parameterValue(request, 'assertion');
      const earlier = sent === null ? undefined : sentBefore(sent, history);
      if (earlier === undefined) return null;
      return {
        message: `This very assertion was sent before, ${relativeTime(earlier.at * 1000, at * 1000)}${outcome(earlier)}. Sign a new one for every request.`,
        member: ['parameters', 'client_assertion'],
        fix: setClaim('jti', '{{uuid}}', 'Sign a new one, with a new “jti”'),
      };
    },
  }),
  rule({
    id: 'REQ-16',
    title: 'Introspection and revocation are asked like the token endpoint',
    about:
      'Both take the token as “token”, and the client authenticates as it does for a token: an assertion there has to keep the same rules, with an identifier of its own.',
    severity: 'information',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(7662, '2.1'), rfc(7009, '2.1')],
    check: ({ request }) => (request.endpoint === 'introspection' || request.endpoint === 'revocation' ? askedOf(request) : null),
  }),
];

/** The request that had this assertion. Without a signature two that were made in one second may end alike, and differ in “jti”. */
function sentBefore(sent: string, history: readonly EarlierRequest[]): EarlierRequest | undefined {
  const ending = assertionEnding(sent);
  const alike = history.filter((earlier) => earlier.ending === ending);
  if (alike.length === 0) return undefined;
  const own = readToken(sent).claims?.['jti'];
  return alike.findLast(({ jti }) => jti === null || typeof own !== 'string' || own.startsWith(jti));
}

function outcome({ error, status }: EarlierRequest): string {
  if (error === 'use_dpop_nonce') return ', when the server asked for a DPoP proof with its nonce';
  if (error !== null) return `, and refused with ${shownValue(error)}`;
  if (status === null) return ', without an answer: the server may have seen it all the same';
  return status >= 500 ? `, when the server failed with ${status}` : `, and answered with ${status}`;
}

function askedOf(request: RequestEvidence): Found[] {
  const found: Found[] = [];
  if (parameterValue(request, 'token') === null) {
    found.push({ message: 'There is no “token” in the request.', member: ['parameters', 'token'], severity: 'error' });
  }
  if (shownAuthentication(request).length === 0 && authorization(request) === null) {
    found.push({
      message: `The request shows no way of authenticating; ${request.endpoint} demands one of every client that has one.`,
      member: ['request', 'method'],
      severity: request.endpoint === 'introspection' ? 'error' : undefined,
    });
  }
  const hint = parameterValue(request, 'token_type_hint');
  if (hint !== null && !tokenTypeHints.includes(hint)) {
    found.push({
      message: `“token_type_hint” is ${shownValue(hint)}; known are “access_token” and “refresh_token”. A server may pass over it.`,
      member: ['parameters', 'token_type_hint'],
      fix: setParameter('token_type_hint', 'access_token', 'Set “token_type_hint” to “access_token”'),
    });
  }
  return found;
}
