import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

const bearer = { use: 'bearer' } as const;

/** What an API that knows its caller by the signature alone does not ask for. */
function notAsked(rules: readonly string[], why: string): Profile['severities'] {
  return Object.fromEntries(rules.map((rule) => [rule, { severity: 'off', why }]));
}

/** Profiles of APIs that take a JWT that the client signed itself, without a token request. */
export const bearerProfiles: readonly Profile[] = [
  vendorProfile({
    ...bearer,
    id: 'google-self-signed',
    name: 'Google API, self-signed JWT',
    defaults: { lifetime: 3600, alg: 'RS256', claims: { iat: true } },
    limits: { lifetime: 3600, algorithms: ['RS256'], header: ['kid'] },
    severities: notAsked(['AUD-01', 'AUD-02', 'AUD-05', 'CLM-04'], 'The audience is the API’s URL, or a scope claim stands in its place.'),
    confidence: 'general',
    sources: [
      {
        label: 'Google, service account authorization without OAuth',
        url: 'https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth',
      },
    ],
    notes: ['“iss” and “sub” are the service account’s e-mail address; “aud” is the service’s URL, or a scope claim stands in its place.'],
  }),
  vendorProfile({
    ...bearer,
    id: 'github-app',
    name: 'GitHub App',
    signs: { hosts: ['api.github.com'] },
    defaults: { lifetime: 540, alg: 'RS256', claims: { iat: true, jti: false }, furtherClaims: { sub: null, aud: null } },
    limits: { lifetime: 600, algorithms: ['RS256'], claims: ['iat'], ahead: 0, wholeDates: true },
    severities: notAsked(['AUD-01', 'CLM-02', 'CLM-03', 'CLM-04', 'HDR-07'], 'GitHub asks for “iss”, “iat” and “exp” alone.'),
    confidence: 'read',
    sources: [
      {
        label: 'GitHub, generating a JWT for a GitHub App',
        url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app',
      },
    ],
    notes: ['“iat” 60 s back guards against clock drift; “iss” is the client id or app id; then POST to access_tokens.'],
  }),
  vendorProfile({
    ...bearer,
    id: 'app-store-connect',
    name: 'App Store Connect API',
    signs: { hosts: ['api.appstoreconnect.apple.com'] },
    defaults: {
      audience: { value: 'appstoreconnect-v1' },
      lifetime: 1200,
      alg: 'ES256',
      typ: 'JWT',
      claims: { iat: true, jti: false },
      furtherClaims: { sub: null },
    },
    limits: {
      audiences: [{ value: 'appstoreconnect-v1' }],
      lifetime: 1200,
      algorithms: ['ES256'],
      header: ['kid', 'typ'],
      claims: ['iat'],
    },
    severities: notAsked(['CLM-02', 'CLM-03', 'CLM-04'], 'The token is the team’s: “iss” is its issuer id, and there is no “sub”.'),
    confidence: 'general',
    sources: [
      {
        label: 'Apple, generating tokens for API requests',
        url: 'https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests',
      },
    ],
    notes: ['“iss” is the issuer id of the team; “bid” is the bundle id where the API asks for it.'],
  }),
  vendorProfile({
    ...bearer,
    id: 'snowflake',
    name: 'Snowflake key pair',
    signs: { hosts: ['*.snowflakecomputing.com'] },
    defaults: { lifetime: 3600, alg: 'RS256', claims: { iat: true, jti: false }, furtherClaims: { aud: null } },
    limits: { lifetime: 3600, algorithms: ['RS256'], claims: ['iat'] },
    severities: notAsked(
      ['AUD-01', 'CLM-03', 'CLM-04', 'HDR-07'],
      'Snowflake knows the key by the fingerprint in “iss”, and asks for no audience.',
    ),
    confidence: 'general',
    sources: [
      { label: 'Snowflake, authenticating to the SQL API', url: 'https://docs.snowflake.com/en/developer-guide/sql-api/authenticating' },
    ],
    notes: ['“iss” is ACCOUNT.USER.SHA256:fingerprint with the fingerprint in standard base64, padding included; “sub” is ACCOUNT.USER.'],
  }),
];
