import { jwtBearerGrant } from '../../oauth/grants.ts';
import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

/** Profiles of services that take a JWT as grant or as client authentication. */
export const serviceProfiles: readonly Profile[] = [
  vendorProfile({
    id: 'atproto',
    name: 'AT Protocol (Bluesky)',
    signs: { hosts: ['bsky.social'] },
    defaults: { audience: 'issuer', lifetime: 60, alg: 'ES256', claims: { iat: true, jti: true }, sendClientId: true },
    limits: {
      audiences: ['issuer'],
      algorithms: ['ES256'],
      header: ['kid'],
      claims: ['jti', 'iat'],
      parameters: { required: ['client_id'] },
    },
    confidence: 'partly',
    sources: [{ label: 'AT Protocol, OAuth', url: 'https://atproto.com/specs/oauth' }],
    notes: [
      'The client_id is the URL of the client’s metadata document.',
      'Pushed authorization requests and DPoP with a nonce always: each retry needs a new proof and a new assertion.',
    ],
  }),
  vendorProfile({
    id: 'salesforce',
    name: 'Salesforce',
    use: 'grant',
    signs: { hosts: ['login.salesforce.com', 'test.salesforce.com', '*.my.salesforce.com', '*.my.site.com'] },
    defaults: {
      audience: { value: 'https://login.salesforce.com' },
      lifetime: 180,
      alg: 'RS256',
      typ: '',
      method: 'none',
      grant: jwtBearerGrant,
    },
    limits: {
      audiences: [{ value: 'https://login.salesforce.com' }, { value: 'https://test.salesforce.com' }, 'issuer'],
      lifetime: 180,
      algorithms: ['RS256'],
    },
    confidence: 'partly',
    sources: [
      {
        label: 'Salesforce, OAuth 2.0 JWT bearer flow',
        url: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm',
      },
    ],
    notes: [
      '“iss” is the consumer key, “sub” the user name. The user must be pre-authorized. There is no refresh token.',
      'The audience may also be the site’s URL; for sandboxes it is https://test.salesforce.com.',
    ],
  }),
  vendorProfile({
    id: 'google-service-account',
    name: 'Google service account',
    use: 'grant',
    signs: { hosts: ['oauth2.googleapis.com', 'accounts.google.com', 'www.googleapis.com'] },
    defaults: {
      audience: { value: 'https://oauth2.googleapis.com/token' },
      lifetime: 3600,
      alg: 'RS256',
      claims: { iat: true, jti: false },
      furtherClaims: { sub: null, scope: 'https://www.googleapis.com/auth/cloud-platform' },
      method: 'none',
      grant: jwtBearerGrant,
    },
    limits: {
      audiences: [{ value: 'https://oauth2.googleapis.com/token' }],
      lifetime: 3600,
      algorithms: ['RS256'],
      claims: ['iat', 'scope'],
    },
    severities: {
      'CLM-02': { severity: 'off', why: 'Google wants “sub” only where the service account acts for a user.' },
      'SRV-04': { severity: 'information', why: 'Google’s own endpoints stand on several of its domains.' },
    },
    confidence: 'partly',
    sources: [
      { label: 'Google, OAuth 2.0 for service accounts', url: 'https://developers.google.com/identity/protocols/oauth2/service-account' },
    ],
    notes: [
      '“iss” is the service account’s e-mail address; the scope is a claim; “sub” names a user where domain-wide delegation is set up. There is no client_id.',
    ],
  }),
  vendorProfile({
    id: 'docusign',
    name: 'DocuSign',
    use: 'grant',
    signs: { hosts: ['account.docusign.com', 'account-d.docusign.com'] },
    defaults: {
      audience: { value: 'account-d.docusign.com' },
      lifetime: 3600,
      alg: 'RS256',
      claims: { iat: true },
      furtherClaims: { scope: 'signature impersonation' },
      method: 'none',
      grant: jwtBearerGrant,
    },
    limits: {
      audiences: [{ value: 'account-d.docusign.com' }, { value: 'account.docusign.com' }],
      lifetime: 3600,
      algorithms: ['RS256'],
      claims: ['iat', 'scope'],
    },
    confidence: 'partly',
    sources: [{ label: 'DocuSign, JWT Grant', url: 'https://developers.docusign.com/platform/auth/jwt/' }],
    notes: [
      '“iss” is the integration key, “sub” the user’s GUID. The user consents once. There is no refresh token.',
      'The audience has no scheme: account-d.docusign.com for developers, account.docusign.com in production.',
    ],
  }),
  vendorProfile({
    id: 'box',
    name: 'Box',
    use: 'grant',
    signs: { hosts: ['api.box.com'] },
    defaults: {
      audience: { value: 'https://api.box.com/oauth2/token' },
      lifetime: 45,
      alg: 'RS256',
      claims: { jti: true },
      furtherClaims: { box_sub_type: 'enterprise' },
      method: 'client_secret_post',
      sendClientId: true,
      grant: jwtBearerGrant,
    },
    limits: {
      audiences: [{ value: 'https://api.box.com/oauth2/token' }],
      lifetime: 60,
      algorithms: ['RS256', 'RS384', 'RS512'],
      header: ['kid'],
      claims: ['jti', 'box_sub_type'],
      parameters: { required: ['client_id', 'client_secret'] },
    },
    severities: {
      'REQ-03': { severity: 'off', why: 'Box wants client_id and client_secret beside the grant’s assertion.' },
    },
    confidence: 'partly',
    sources: [{ label: 'Box, JWT authentication', url: 'https://developer.box.com/guides/authentication/jwt/' }],
    notes: ['“box_sub_type” says whether “sub” is an enterprise or a user.'],
  }),
  vendorProfile({
    id: 'apple',
    name: 'Sign in with Apple',
    use: 'client-secret',
    signs: { hosts: ['appleid.apple.com'] },
    defaults: {
      audience: { value: 'https://appleid.apple.com' },
      lifetime: 300,
      alg: 'ES256',
      typ: '',
      claims: { iat: true, jti: false },
      furtherClaims: { iss: '' },
      method: 'none',
      sendClientId: true,
      parameters: [{ name: 'client_secret', value: '{{assertion}}' }],
    },
    limits: {
      audiences: [{ value: 'https://appleid.apple.com' }],
      lifetime: 15_777_000,
      algorithms: ['ES256'],
      header: ['kid'],
      claims: ['iat'],
      parameters: { required: ['client_id', 'client_secret'] },
    },
    severities: {
      'CLM-03': { severity: 'off', why: 'Apple wants the team id in “iss” and the Services ID in “sub”.' },
      'CLM-04': { severity: 'off', why: 'Apple does not ask for a “jti”.' },
    },
    confidence: 'partly',
    sources: [
      {
        label: 'Apple, creating a client secret',
        url: 'https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret',
      },
    ],
    notes: ['The JWT goes in client_secret; client_id is the JWT’s “sub”; the kid is the key id.'],
  }),
];
