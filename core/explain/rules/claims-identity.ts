import { openidCore, rfc } from '../../jose/sources.ts';
import { setClaim, type Fix } from '../fix.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { shownType, shownValue } from '../shown-value.ts';
import { textNearMiss } from '../text-near-miss.ts';
import { audienceCandidates } from './audience-wanted.ts';

const toClientId = (name: string): Fix => setClaim(name, '{{client_id}}', `Set “${name}” to the client_id`);

/** What is wrong with a claim that must be a string with something in it. */
function textFault(name: 'iss' | 'sub', value: unknown, meaning: string): string | null {
  if (value === undefined) return `There is no “${name}”. ${meaning}`;
  if (typeof value !== 'string') return `“${name}” is ${shownType(value)}, and must be a string. ${meaning}`;
  return value === '' ? `“${name}” is empty. ${meaning}` : null;
}

/** Who made the assertion and whom it is about. */
export const identityRules = [
  rule({
    id: 'CLM-01',
    title: 'The assertion names its issuer',
    about:
      'A server looks the client up by “iss”. For client authentication it is the client_id; for the JWT bearer grant it is whoever vouches.',
    severity: 'error',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: ({ claims, use }) => {
      const meaning = use === 'grant' ? 'It names who signed the assertion.' : 'For client authentication it is the client_id.';
      const message = textFault('iss', claims['iss'], meaning);
      return message === null ? null : { message, member: ['claims', 'iss'], fix: toClientId('iss') };
    },
  }),
  rule({
    id: 'CLM-02',
    title: 'The assertion names its subject',
    about:
      'For client authentication “sub” is the client_id, and not an identifier of the request: that is the business of “jti”. For the JWT bearer grant it is the person or account that the token is for.',
    severity: 'error',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: ({ claims, use }) => {
      const grant = use === 'grant';
      const message = textFault(
        'sub',
        claims['sub'],
        grant ? 'It names whom the token is for.' : 'For client authentication it is the client_id.',
      );
      if (message === null) return null;
      return { message, member: ['claims', 'sub'], fix: grant ? undefined : toClientId('sub') };
    },
  }),
  rule({
    id: 'CLM-03',
    title: '“iss” and “sub” are the client_id',
    about:
      'A client that authenticates speaks of itself: issuer and subject are both its client_id, compared character by character. In the JWT bearer grant they normally differ, so this is not asked of it.',
    severity: 'error',
    uses: ['client-assertion'],
    needs: ['claims'],
    partly: ['registration'],
    sources: [rfc(7523, '3'), openidCore('9', 'ClientAuthentication')],
    check: ({ claims, clientId }) => {
      const { iss, sub } = claims;
      if (clientId !== null) return [...otherThan('iss', iss, clientId), ...otherThan('sub', sub, clientId)];
      if (typeof iss !== 'string' || typeof sub !== 'string' || iss === sub || iss === '' || sub === '') return null;
      return {
        message: `“iss” is ${shownValue(iss)} and “sub” is ${shownValue(sub)}; both must be the client_id.`,
        member: ['claims', 'sub'],
      };
    },
  }),
  rule({
    id: 'CLM-09',
    title: 'Identifiers are written exactly',
    about:
      'Servers compare identifiers character by character. White space around one, another case or a letter that only looks the same makes it another.',
    severity: 'warning',
    needs: ['claims'],
    sources: [rfc(7519, '7.3'), rfc(3986, '6.2.1')],
    check: (facts) => {
      const { claims, clientId, issuer, tokenEndpoint, use } = facts;
      // What must be the client_id and is not, and what must be the audience and is not, has rules of its own.
      const names =
        use === 'client-assertion' && clientId !== null ? identifiers.filter((name) => name !== 'iss' && name !== 'sub') : identifiers;
      const known = [clientId, issuer, tokenEndpoint].filter((each) => typeof each === 'string');
      return names.flatMap((name) => {
        const value = claims[name];
        if (typeof value !== 'string' || known.includes(value)) return [];
        // What an assertion’s audience should be is known: the rules about it say what it misses.
        if (name === 'aud' && assertionUses.includes(use) && audienceCandidates(facts).length > 0) return [];
        return inexact(name, value, known);
      });
    },
  }),
  rule({
    id: 'CLM-11',
    title: 'The subject is a client, not a person',
    about: 'A client assertion whose subject looks like a user invites a server to take the client for that user.',
    severity: 'warning',
    uses: ['client-assertion'],
    needs: ['claims'],
    sources: [rfc(9700, '4.15')],
    check: ({ claims: { sub }, clientId }) => {
      if (typeof sub !== 'string' || sub === clientId) return null;
      const kind = userLooks.find(({ pattern }) => pattern.test(sub));
      if (kind === undefined) return null;
      const message = `“sub” is ${shownValue(sub)}, which looks like ${kind.called}. For client authentication it is the client_id; a person is the subject of a JWT bearer grant.`;
      return { message, member: ['claims', 'sub'], fix: toClientId('sub') };
    },
  }),
];

const identifiers = ['iss', 'sub', 'aud', 'jti', 'client_id', 'azp'] as const;

const userLooks = [
  { pattern: /^[^\s@:/]+@[^\s@]+\.[a-z]{2,}$/i, called: 'an e-mail address' },
  { pattern: /^(?:auth0|google-oauth2|oidc|samlp|waad|email|sms)\|/, called: 'a user of Auth0' },
  { pattern: /^S-1-5-21-/, called: 'a Windows account' },
  { pattern: /^(?:uid|cn)=.+,.*dc=/i, called: 'a directory entry' },
  { pattern: /^(?:acct|mailto|tel):/i, called: 'a person’s account' },
] as const;

function otherThan(name: 'iss' | 'sub', value: unknown, clientId: string): Found[] {
  if (typeof value !== 'string' || value === '' || value === clientId) return [];
  const near = textNearMiss(value, clientId);
  const why = near === null ? 'for client authentication they must be the same' : `it ${near.clause}`;
  const message = `“${name}” is ${shownValue(value)} and the client_id is ${shownValue(clientId)}: ${why}.`;
  return [{ message, member: ['claims', name], fix: toClientId(name) }];
}

function inexact(name: string, value: string, known: readonly string[]): Found[] {
  const member = ['claims', name] as const;
  const fix = setClaim(name, value.trim(), `Take the white space away from “${name}”`);
  if (value.trim() !== value) return [{ message: `“${name}” is ${JSON.stringify(value)}, with white space around it.`, member, fix }];
  for (const meant of known) {
    const near = textNearMiss(value, meant);
    if (near === null) continue;
    const correction = setClaim(name, meant, `Set “${name}” to “${meant}”`);
    return [
      { message: `“${name}” is ${shownValue(value)}, and ${shownValue(meant)} is known: it ${near.clause}.`, member, fix: correction },
    ];
  }
  return [];
}
