import type { ServerMessage } from './server-message.ts';

type Entry = Omit<ServerMessage, 'vendor'>;

function of(vendor: string, entries: readonly Entry[]): readonly ServerMessage[] {
  return entries.map((entry) => ({ vendor, ...entry }));
}

/** Messages of hosted identity platforms: Okta and Auth0. */
export const identityPlatformMessages: readonly ServerMessage[] = [
  ...of('Okta', [
    {
      id: 'okta-audience',
      text: /audience claim for client_assertion must be the endpoint/i,
      meaning: '“aud” must be the URL that this very request goes to; it differs for token, introspection and revocation.',
      checks: ['audience'],
      rules: ['AUD-05', 'AUD-06', 'AUD-07'],
    },
    {
      id: 'okta-lifetime',
      text: /expiration too far into the future|too far in the future/i,
      meaning: '“exp” is over one hour away by Okta’s clock. Where the lifetime is short, it is this computer’s clock that is ahead.',
      checks: ['times'],
      rules: ['TIM-09', 'TIM-03'],
    },
    {
      id: 'okta-kid',
      text: /\bkid\b[^.]{0,40}\binvalid/i,
      meaning: '“kid” names no active key of the client.',
      checks: ['key'],
      rules: ['HDR-08'],
    },
    {
      id: 'okta-signature',
      text: /client_assertion signature is invalid|signature is invalid/i,
      meaning:
        'The signature does not match the client’s active key: the key of another pair is registered, or the PEM was damaged on its way.',
      checks: ['signature'],
      rules: ['ALG-15', 'ALG-16'],
    },
    {
      id: 'okta-expired',
      text: /client_assertion (?:token )?(?:has|is) expired|token has expired/i,
      meaning: 'The assertion has expired by Okta’s clock.',
      checks: ['times'],
      rules: ['TIM-02', 'TIM-09'],
    },
    {
      id: 'okta-future',
      text: /issued in the future/i,
      meaning: '“iat” is ahead of the server’s clock.',
      checks: ['times'],
      rules: ['TIM-06', 'TIM-09'],
    },
    {
      id: 'okta-replay',
      text: /already (?:been )?used[^.]{0,20}\bjti|\bjti\b[^.]{0,60}already (?:been )?used/i,
      meaning: 'The assertion’s “jti” was used before; Okta takes each only once.',
      checks: ['jti'],
      rules: ['CLM-05'],
    },
  ]),
  ...of('Auth0', [
    {
      id: 'auth0-no-detail',
      codes: ['access_denied', 'invalid_client'],
      text: /^Unauthorized$/i,
      meaning:
        'Auth0 gives no reason. Usual ones: “aud” lacks the slash at the end, the algorithm is not the credential’s, the lifetime is over 5 minutes, or the credential has expired.',
      checks: ['audience', 'algorithm', 'times', 'key', 'signature'],
      rules: ['AUD-07', 'ALG-02', 'TIM-03'],
    },
  ]),
];
