import type { ServerMessage } from './server-message.ts';

type Entry = Omit<ServerMessage, 'vendor'>;

function of(vendor: string, entries: readonly Entry[]): readonly ServerMessage[] {
  return entries.map((entry) => ({ vendor, ...entry }));
}

/** Messages of services that take a JWT of their own kind: as grant, as client secret, as Bearer token. */
export const serviceMessages: readonly ServerMessage[] = [
  ...of('Salesforce', [
    {
      id: 'salesforce-audience',
      codes: ['invalid_grant'],
      text: /^audience is invalid/i,
      meaning: '“aud” must be https://login.salesforce.com, https://test.salesforce.com or the site’s URL.',
      checks: ['audience'],
      rules: ['AUD-02'],
    },
    {
      id: 'salesforce-approval',
      codes: ['invalid_grant', 'invalid_app_access'],
      text: /hasn.t approved this consumer|user is not admin approved/i,
      meaning:
        'Not a fault of the token: the connected app’s policy must be “admin approved users are pre-authorized”, and the user must be assigned to it.',
      checks: ['grant'],
      rules: [],
    },
    {
      id: 'salesforce-assertion',
      codes: ['invalid_grant'],
      text: /^invalid assertion|^expired authorization|^inactive user|^invalid_client_id/i,
      meaning:
        'The assertion was refused: another certificate, a clock more than 3 minutes off, the consumer key in “iss”, or the user name in “sub”.',
      checks: ['signature', 'times', 'subject'],
      rules: ['ALG-15', 'TIM-03'],
    },
  ]),
  ...of('Google', [
    {
      id: 'google-signature',
      codes: ['invalid_grant'],
      text: /invalid jwt signature/i,
      meaning: 'The service account’s key was deleted, or is another account’s.',
      checks: ['signature', 'key'],
      rules: ['ALG-15', 'HDR-08'],
    },
    {
      id: 'google-times',
      text: /token must be a short-lived token/i,
      meaning: '“iat” and “exp” must be seconds around now and at most 60 minutes apart: look for milliseconds, and at the clock.',
      checks: ['times'],
      rules: ['TIM-04', 'TIM-09', 'TIM-03'],
    },
    {
      id: 'google-audience',
      text: /failed audience check/i,
      meaning: '“aud” must be https://oauth2.googleapis.com/token.',
      checks: ['audience'],
      rules: ['AUD-02'],
    },
    {
      id: 'google-account',
      text: /account not found/i,
      meaning: '“iss” must be the service account’s e-mail address.',
      checks: ['subject'],
      rules: ['CLM-01'],
    },
    {
      id: 'google-delegation',
      codes: ['unauthorized_client'],
      text: /client is unauthorized to retrieve access tokens/i,
      meaning: 'The service account has no domain-wide delegation for this scope.',
      checks: ['grant'],
      rules: [],
    },
  ]),
  ...of('GitHub', [
    {
      id: 'github-exp',
      text: /'Expiration time' claim \('exp'\)/i,
      meaning: '“exp” is over 10 minutes away by GitHub’s clock, or no number. 9 minutes, with “iat” 60 s back, is safe.',
      checks: ['times'],
      rules: ['TIM-03', 'TIM-09', 'TIM-04'],
    },
    {
      id: 'github-iat',
      text: /'Issued at' claim \('iat'\)/i,
      meaning: '“iat” must be a whole number of seconds that is not ahead of GitHub’s clock.',
      checks: ['times'],
      rules: ['TIM-06', 'TIM-09', 'TIM-04'],
    },
    {
      id: 'github-signature',
      text: /a json web token could not be decoded/i,
      meaning: 'The algorithm is not RS256, or the key is not the app’s.',
      checks: ['signature', 'algorithm'],
      rules: ['ALG-15', 'ALG-01'],
    },
    { id: 'github-app', text: /integration not found/i, meaning: '“iss” is not the app’s id.', checks: ['subject'], rules: ['CLM-01'] },
  ]),
  ...of('DocuSign', [
    {
      id: 'docusign-key',
      codes: ['invalid_grant'],
      text: /no_valid_keys_or_signatures/i,
      meaning: 'The signature matches none of the integration’s keys.',
      checks: ['signature', 'key'],
      rules: ['ALG-15'],
    },
    {
      id: 'docusign-issuer',
      text: /issuer_not_found/i,
      meaning: '“iss” is not an integration key of this environment.',
      checks: ['subject'],
      rules: ['CLM-01', 'AUD-02'],
    },
    {
      id: 'docusign-user',
      text: /user_not_found/i,
      meaning: '“sub” must be the user’s GUID in this environment.',
      checks: ['subject'],
      rules: ['CLM-02'],
    },
  ]),
  ...of('Box', [
    {
      id: 'box-claim',
      codes: ['invalid_grant'],
      text: /please check the '(?:exp|jti|sub)' claim/i,
      meaning: 'The named claim is wrong; “exp” may be at most 60 seconds away.',
      checks: ['times', 'jti', 'subject'],
      rules: ['TIM-03', 'CLM-05'],
    },
  ]),
];
