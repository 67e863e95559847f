import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

const ping = { confidence: 'general', sources: [{ label: 'Ping Identity documentation', url: 'https://docs.pingidentity.com/' }] } as const;
const pingAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'HS256', 'HS384', 'HS512'];
const pingNote = 'Whether the issuer or the token endpoint is taken as audience depends on version and setting.';

/** Profiles of hosted identity platforms. */
export const identityPlatformProfiles: readonly Profile[] = [
  vendorProfile({
    id: 'okta',
    name: 'Okta',
    signs: {
      hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com'],
      paths: ['/oauth2/v1/token', '/oauth2/*/v1/token'],
    },
    defaults: { audience: 'endpoint-called', lifetime: 300, typ: 'JWT', claims: { iat: true, jti: true } },
    limits: {
      audiences: ['endpoint-called'],
      audienceString: true,
      oneAudience: true,
      lifetime: 3600,
      ahead: 0,
      algorithms: ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
    },
    confidence: 'read',
    sources: [{ label: 'Okta, build a self-signed JWT', url: 'https://developer.okta.com/docs/guides/build-self-signed-jwt/java/main/' }],
    notes: [
      '“aud” differs for the token, introspection and revocation endpoints.',
      'An assertion with a “jti” can be used once; one without can be used again.',
      'The org server wants a scope, and may demand DPoP. A kid is needed once the client has several keys.',
    ],
  }),
  vendorProfile({
    id: 'auth0',
    name: 'Auth0',
    signs: { hosts: ['*.auth0.com'], issuers: ['https://*.auth0.com/'] },
    defaults: { audience: 'issuer', lifetime: 60, alg: 'RS256', claims: { iat: true, jti: true } },
    limits: {
      audiences: ['issuer'],
      lifetime: 300,
      algorithms: ['RS256', 'RS384', 'PS256'],
      claims: ['jti'],
      parameters: { advised: ['audience'] },
    },
    confidence: 'read',
    sources: [
      {
        label: 'Auth0, authenticate with Private Key JWT',
        url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt',
      },
    ],
    notes: [
      'The audience is the tenant’s or custom domain’s URL with the slash at its end.',
      'The kid is the one that Auth0 gave the credential; it may be left out.',
      'A token for an API needs the “audience” parameter.',
    ],
  }),
  vendorProfile({
    id: 'ping-federate',
    name: 'PingFederate',
    signs: { paths: ['/as/token.oauth2'] },
    limits: { audiences: ['issuer', 'token-endpoint'], algorithms: pingAlgorithms },
    notes: [pingNote, 'A client can be restricted to one signing algorithm.'],
    ...ping,
  }),
  vendorProfile({
    id: 'ping-one',
    name: 'PingOne',
    signs: {
      hosts: ['auth.pingone.com', 'auth.pingone.eu', 'auth.pingone.ca', 'auth.pingone.asia', 'auth.pingone.com.au'],
    },
    limits: { audiences: ['issuer', 'token-endpoint'], algorithms: pingAlgorithms },
    notes: [pingNote],
    ...ping,
  }),
  vendorProfile({
    id: 'ping-am',
    name: 'PingAM',
    signs: {
      hosts: ['*.forgeblocks.com'],
      paths: ['/am/oauth2/access_token', '/am/oauth2/realms/root/access_token', '/am/oauth2/realms/root/realms/*/access_token'],
    },
    limits: { audiences: ['issuer', 'token-endpoint'], lifetime: 1800, algorithms: pingAlgorithms },
    notes: [pingNote, 'With replay prevention on, “jti” is required.'],
    ...ping,
  }),
  vendorProfile({
    id: 'ibm-verify',
    name: 'IBM Security Verify',
    signs: { hosts: ['*.verify.ibm.com', '*.ice.ibmcloud.com'] },
    defaults: { audience: 'issuer', alg: 'RS256', claims: { iat: true, jti: true } },
    limits: {
      audiences: ['issuer', 'token-endpoint'],
      lifetime: 86_400,
      age: 86_400,
      algorithms: ['RS256', 'RS384', 'RS512', 'HS256', 'HS384', 'HS512', 'PS256', 'PS384', 'PS512'],
      header: ['kid'],
      claims: ['jti'],
    },
    confidence: 'read',
    sources: [{ label: 'IBM Security Verify documentation', url: 'https://www.ibm.com/docs/en/security-verify' }],
    notes: ['The text asks for the tenant’s issuer as audience; its example shows the token endpoint.'],
  }),
];
