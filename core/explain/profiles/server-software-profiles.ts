import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

/** Profiles of server software that anybody may run. */
export const serverSoftwareProfiles: readonly Profile[] = [
  vendorProfile({
    id: 'keycloak',
    name: 'Keycloak',
    signs: { paths: ['/realms/*/protocol/openid-connect/token', '/*/realms/*/protocol/openid-connect/token'] },
    defaults: { audience: 'issuer', lifetime: 60, claims: { iat: true, jti: true } },
    limits: { audiences: ['issuer', 'token-endpoint', 'endpoint-called'], oneAudience: true, ahead: 15, claims: ['jti'] },
    confidence: 'read',
    sources: [
      {
        label: 'Keycloak, JWTClientValidator',
        url: 'https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/authentication/authenticators/client/JWTClientValidator.java',
      },
    ],
    notes: [
      'The longest lifetime is set for each client (60 s is believed to be the default); 15 s of clock difference are allowed.',
      'The audience is the realm’s issuer as the server itself names it, which may differ from the host you use.',
      'HS256 to HS512 only for a client with “Signed Jwt with Client Secret”; a client_id beside the assertion must equal “sub”.',
    ],
  }),
  vendorProfile({
    id: 'duende',
    name: 'Duende IdentityServer',
    signs: { paths: ['/connect/token', '/*/connect/token'] },
    defaults: { audience: 'issuer', claims: { iat: true, jti: true } },
    limits: { claims: ['jti'], characters: 51_200 },
    severities: {
      'AUD-07': { severity: 'warning', why: 'Duende forgives a slash at the end of the audience; other differences it refuses.' },
    },
    confidence: 'read',
    sources: [
      {
        label: 'Duende IdentityServer, client authentication',
        url: 'https://docs.duendesoftware.com/identityserver/tokens/client-authentication/',
      },
    ],
    notes: [
      'With typ “client-authentication+jwt”, or by an option, only the issuer as a plain string is taken as audience; otherwise the token, CIBA and PAR endpoints are taken too.',
      'A slash at the end of the audience is forgiven. The reason of a refusal stands in the server’s log alone.',
    ],
  }),
  vendorProfile({
    id: 'spring',
    name: 'Spring Authorization Server',
    limits: { audiences: ['issuer', 'token-endpoint', 'endpoint-called'], ahead: 60 },
    confidence: 'read',
    sources: [
      {
        label: 'Spring Authorization Server, JwtClientAssertionDecoderFactory',
        url: 'https://github.com/spring-projects/spring-authorization-server',
      },
    ],
    notes: [
      'One algorithm for each client, HS or asymmetric; the keys come from the client’s JWK Set URL.',
      'Clocks may differ by 60 s. “jti” is not checked unless that is added.',
    ],
  }),
  vendorProfile({
    id: 'ory',
    name: 'Ory Hydra',
    signs: { hosts: ['*.projects.oryapis.com'] },
    defaults: { audience: 'token-endpoint', claims: { jti: true } },
    limits: {
      audiences: ['token-endpoint'],
      header: ['kid'],
      claims: ['jti'],
      methods: ['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'none'],
    },
    severities: {
      'HDR-07': { severity: 'error', why: 'Ory looks the key up by kid.' },
    },
    confidence: 'read',
    sources: [{ label: 'Ory fosite, client_authentication.go', url: 'https://github.com/ory/fosite/blob/master/client_authentication.go' }],
    notes: ['Read in an older version. The registered key’s use must be “sig”; client_secret_jwt is not supported.'],
  }),
  vendorProfile({
    id: 'oidc-provider',
    name: 'node-oidc-provider',
    defaults: { audience: 'issuer', claims: { iat: true, jti: true } },
    limits: { audiences: ['issuer', 'token-endpoint', 'endpoint-called'], claims: ['jti'] },
    confidence: 'read',
    sources: [
      {
        label: 'node-oidc-provider, jwt_client_auth.js',
        url: 'https://github.com/panva/node-oidc-provider/blob/main/lib/shared/jwt_client_auth.js',
      },
    ],
    notes: [
      'Algorithm and keys are set for each client. An assertion counts as used by its “iss” and “jti” together.',
      'What exactly was wrong is said in the server’s log, and in its answer only where the operator has chosen so.',
    ],
  }),
];
