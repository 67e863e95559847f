import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

const hosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'sts.windows.net',
  '*.ciamlogin.com',
];

/** Microsoft's profiles. */
export const microsoftProfiles: readonly Profile[] = [
  vendorProfile({
    id: 'entra',
    name: 'Microsoft Entra ID',
    signs: { hosts },
    defaults: {
      audience: 'token-endpoint',
      lifetime: 600,
      alg: 'PS256',
      typ: 'JWT',
      certificateParameters: ['x5t#S256'],
      claims: { iat: true, nbf: true, jti: true },
      sendClientId: true,
      parameters: [{ name: 'scope', value: 'https://graph.microsoft.com/.default' }],
    },
    limits: {
      audiences: ['token-endpoint', 'issuer'],
      algorithms: ['PS256', 'RS256'],
      header: [['x5t#S256', 'x5t', 'x5c']],
      claims: ['jti', 'nbf'],
      parameters: { required: ['client_id', 'scope'] },
      scope: '*/.default',
      methods: ['private_key_jwt', 'client_secret_post', 'client_secret_basic', 'tls_client_auth'],
    },
    severities: {
      'AUD-02': {
        severity: 'warning',
        why: 'Other addresses of the tenant have been seen to be taken; the token endpoint is the one documented.',
      },
    },
    confidence: 'read',
    sources: [
      {
        label: 'Microsoft identity platform, certificate credentials',
        url: 'https://learn.microsoft.com/en-us/entra/identity-platform/certificate-credentials',
      },
    ],
    notes: [
      'The certificate is uploaded to the application, and its thumbprint, not a kid, names the key.',
      'The current page asks for PS256 with x5t#S256; older ones have RS256 with x5t, and both are still taken.',
      'National clouds have other hosts. No limit of the lifetime is enforced; 5 to 10 minutes are advised.',
      'An application that trusts a subject name and issuer needs x5c in the header.',
    ],
  }),
  vendorProfile({
    id: 'entra-federated',
    name: 'Microsoft Entra ID, federated credential',
    defaults: {
      audience: { value: 'api://AzureADTokenExchange' },
      alg: 'RS256',
      sendClientId: true,
      parameters: [{ name: 'scope', value: 'https://graph.microsoft.com/.default' }],
    },
    limits: {
      audiences: [{ value: 'api://AzureADTokenExchange' }],
      algorithms: ['RS256'],
      header: ['kid'],
      parameters: { required: ['client_id', 'scope'] },
      scope: '*/.default',
    },
    severities: {
      'CLM-03': {
        severity: 'off',
        why: 'The assertion is another issuer’s: “iss” and “sub” are those of the federated credential’s record.',
      },
    },
    confidence: 'partly',
    sources: [
      {
        label: 'Microsoft Entra workload identity federation',
        url: 'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation',
      },
    ],
    notes: ['Issuer, subject and audience must equal the application’s federated credential exactly, with their case.'],
  }),
];
