import type { ServerMessage } from './server-message.ts';

type Entry = Omit<ServerMessage, 'vendor'>;

function of(vendor: string, entries: readonly Entry[]): readonly ServerMessage[] {
  return entries.map((entry) => ({ vendor, ...entry }));
}

/** Messages of server software that anybody may run. */
export const serverSoftwareMessages: readonly ServerMessage[] = [
  ...of('Keycloak', [
    {
      id: 'keycloak-type',
      text: /parameter client_assertion_type (?:is missing|has value)/i,
      meaning: 'The request’s client_assertion_type is missing or misspelt, or the body was not read as a form.',
      checks: ['request'],
      rules: ['REQ-01', 'REQ-04'],
    },
    {
      id: 'keycloak-sub',
      text: /token sub claim is required|client_id parameter does not match sub/i,
      meaning: '“sub” is missing, or is not the client_id that was sent beside the assertion.',
      checks: ['subject'],
      rules: ['CLM-02', 'REQ-08'],
    },
    {
      id: 'keycloak-algorithm',
      text: /invalid signature algorithm/i,
      meaning: 'The algorithm is none, an HS one for a client with a key, or not the one that the client is configured with.',
      checks: ['algorithm'],
      rules: ['ALG-02', 'ALG-03'],
    },
    {
      id: 'keycloak-audience',
      text: /invalid token audience|multiple audiences not allowed/i,
      meaning:
        '“aud” is not the realm’s issuer as the server itself names it (its frontend URL may differ from the host you use), or is a list.',
      checks: ['audience'],
      rules: ['AUD-07', 'AUD-04'],
    },
    {
      id: 'keycloak-times',
      text: /token exp claim is required|token is not active|token was issued in the (?:future|past)|too far in the (?:past|future)/i,
      meaning:
        'A date is missing, past, or too far away; Keycloak allows 15 s of clock difference and the lifetime that the client is configured with.',
      checks: ['times'],
      rules: ['TIM-02', 'TIM-09', 'TIM-03', 'TIM-07', 'TIM-10'],
    },
    {
      id: 'keycloak-jti',
      text: /token jti claim is required|token reuse detected/i,
      meaning: '“jti” is missing or was used before.',
      checks: ['jti'],
      rules: ['CLM-04', 'CLM-05'],
    },
    {
      id: 'keycloak-key',
      text: /unable to load public key/i,
      meaning: 'No key was found for the assertion: the client’s JWKS URL cannot be reached from the server, or “kid” is not in it.',
      checks: ['key'],
      rules: ['KEY-09', 'HDR-08'],
    },
    {
      id: 'keycloak-signature',
      text: /signature on jwt token failed validation/i,
      meaning: 'The signature does not match the client’s registered key.',
      checks: ['signature'],
      rules: ['ALG-15', 'ALG-16'],
    },
  ]),
  ...of('Ory Hydra', [
    {
      id: 'ory-audience',
      text: /claim "?audience"? from "?client_assertion"?[^]{0,80}must match/i,
      meaning: '“aud” must be the token endpoint’s URL.',
      checks: ['audience'],
      rules: ['AUD-05', 'AUD-07'],
    },
    {
      id: 'ory-jti',
      text: /"?jti"?[^.]{0,80}must only be used once/i,
      meaning: '“jti” was used before.',
      checks: ['jti'],
      rules: ['CLM-05'],
    },
    {
      id: 'ory-kid',
      text: /must contain a "?kid"?/i,
      meaning: 'The header must name the key by “kid”.',
      checks: ['key'],
      rules: ['HDR-07'],
    },
  ]),
  ...of('Spring Authorization Server', [
    {
      id: 'spring-jwk',
      text: /unable to find (?:the )?(?:jwk set url|signature algorithm|jws algorithm)|failed to find a signature verifier/i,
      meaning: 'The client is registered without a JWK Set URL, or without the algorithm for its assertions.',
      checks: ['key', 'algorithm'],
      rules: ['KEY-09', 'ALG-02'],
    },
    {
      id: 'spring-failed',
      text: /^Client authentication failed: (\w+)/,
      meaning: 'The client’s authentication was refused over the named parameter.',
      checks: ['client', 'signature', 'audience', 'times', 'subject', 'key'],
      rules: ['AUD-02', 'ALG-15', 'TIM-09'],
    },
  ]),
  ...of('NHS England', [
    {
      id: 'nhs-alg',
      text: /missing 'alg' header|must be 'RS512'/i,
      meaning: 'The platform takes RS512 alone.',
      checks: ['algorithm'],
      rules: ['HDR-01', 'ALG-01'],
    },
    {
      id: 'nhs-subject',
      text: /missing or non-matching 'iss'\/'sub'|invalid 'iss'\/'sub'/i,
      meaning: '“iss” and “sub” must both be the API key of this environment.',
      checks: ['subject'],
      rules: ['CLM-03'],
    },
    {
      id: 'nhs-aud',
      text: /missing or invalid 'aud'/i,
      meaning: '“aud” must be exactly the token endpoint of this environment.',
      checks: ['audience'],
      rules: ['AUD-05', 'AUD-07'],
    },
    {
      id: 'nhs-jti',
      text: /(?:missing|non-unique) 'jti'/i,
      meaning: '“jti” is missing or was used before.',
      checks: ['jti'],
      rules: ['CLM-04', 'CLM-05'],
    },
    {
      id: 'nhs-exp',
      text: /\bexp\b'?[^.]{0,40}(?:more than 5 minutes in (?:the )?future|must be an integer|claim time)/i,
      meaning: '“exp” must be a whole number of seconds, at most 5 minutes away.',
      checks: ['times'],
      rules: ['TIM-03', 'TIM-11', 'TIM-09'],
    },
    {
      id: 'nhs-signature',
      text: /JWT signature verification failed/i,
      meaning: 'The signature does not match the registered public key.',
      checks: ['signature'],
      rules: ['ALG-15'],
    },
    {
      id: 'nhs-key',
      text: /need to register a public key|public_key error|JWKS endpoint (?:can't|cannot) be reached/i,
      meaning: 'No public key is registered for the application, or its JWKS address cannot be reached from the platform.',
      checks: ['key'],
      rules: ['KEY-09', 'HDR-08'],
    },
  ]),
];
