import { rfc } from '../../jose/sources.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { parameterValue, parametersNamed } from './sent-request.ts';

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const typeWords: Readonly<Record<string, string>> = {
  access_token: 'an access token',
  refresh_token: 'a refresh token',
  id_token: 'an ID token',
  saml1: 'a SAML 1.1 assertion',
  saml2: 'a SAML 2.0 assertion',
  jwt: 'a JWT',
};

/** What comes along with tokens. */
export const tokenReceivedRules = [
  rule({
    id: 'TOK-09',
    title: 'The refresh token that came is the one to use',
    about:
      'A server that rotates refresh tokens gives a new one with each refresh; the old one is dead then, and to use it again can revoke them all. Keep the new one before anything else.',
    severity: 'information',
    uses: assertionUses,
    needs: ['request', 'response'],
    sources: [rfc(9700, '4.14.2'), rfc(6749, '6')],
    check: ({ request, response: { json } }) => {
      const [sent] = parametersNamed(request, 'refresh_token');
      const received = json?.['refresh_token'];
      if (parameterValue(request, 'grant_type') !== 'refresh_token' || sent === undefined || typeof received !== 'string') return null;
      // Masked ones cannot be told apart.
      if (sent.secret === null && received === sent.value) return null;
      return {
        message: 'A refresh token came back. Use that one from now on: the one that was sent may be dead.',
        member: ['response', 'refresh_token'],
      };
    },
  }),
  rule({
    id: 'TOK-10',
    title: 'A token exchange says what it gave',
    about:
      'The answer to a token exchange names the kind of token in “issued_token_type”, since “access_token” can hold any. With “token_type” N_A it is none that an API takes as Bearer.',
    severity: 'information',
    uses: assertionUses,
    needs: ['request', 'response'],
    sources: [rfc(8693, '2.2.1')],
    check: ({ request, response: { json } }) => {
      if (parameterValue(request, 'grant_type') !== tokenExchange || typeof json?.['access_token'] !== 'string') return null;
      return [...issuedType(json['issued_token_type']), ...notAnAccessToken(json['token_type'])];
    },
  }),
];

function issuedType(type: unknown): Found[] {
  const member = ['response', 'issued_token_type'] as const;
  if (typeof type !== 'string')
    return [{ message: 'The answer has no “issued_token_type”, which a token exchange must have.', member, severity: 'warning' }];
  const words = typeWords[type.replace('urn:ietf:params:oauth:token-type:', '')];
  if (words === undefined || type.endsWith(':access_token')) return [];
  return [{ message: `“access_token” holds ${words}: “issued_token_type” is ${shownValue(type)}.`, member }];
}

function notAnAccessToken(type: unknown): Found[] {
  if (typeof type !== 'string' || type.toUpperCase() !== 'N_A') return [];
  return [
    {
      message: '“token_type” is N_A: the token is no access token, and is not sent to an API as Bearer.',
      member: ['response', 'token_type'],
    },
  ];
}
