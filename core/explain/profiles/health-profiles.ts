import type { Profile } from './profile.ts';
import { vendorProfile } from './vendor-profile.ts';

const smart = {
  label: 'SMART App Launch 2.2, Asymmetric Authentication',
  url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html',
};
const smartDefaults = {
  audience: 'token-endpoint',
  lifetime: 300,
  alg: 'RS384',
  typ: 'JWT',
  claims: { jti: true },
  grant: 'client_credentials',
} as const;

const smartLimits = {
  audiences: ['token-endpoint'],
  lifetime: 300,
  header: ['kid', 'typ'],
  types: ['JWT'],
  claims: ['jti'],
  parameters: { required: ['scope'] },
} as const;

/** Profiles of health services. */
export const healthProfiles: readonly Profile[] = [
  vendorProfile({
    id: 'smart-backend',
    name: 'SMART Backend Services',
    buildsOn: 'smart',
    defaults: { ...smartDefaults, parameters: [{ name: 'scope', value: 'system/*.rs' }] },
    limits: { ...smartLimits, algorithms: ['RS384', 'ES384'] },
    confidence: 'read',
    sources: [smart],
    notes: ['jku is allowed when it is the registered URL of the key set. Scopes begin with “system/”.'],
  }),
  vendorProfile({
    id: 'epic',
    name: 'Epic',
    buildsOn: 'smart',
    signs: {
      hosts: ['fhir.epic.com', '*.epic.com'],
      paths: ['/interconnect-*/oauth2/token', '/*/interconnect-*/oauth2/token', '/fhirproxy/oauth2/token'],
    },
    defaults: smartDefaults,
    limits: { ...smartLimits, algorithms: ['RS384', 'ES384'], parameters: {} },
    confidence: 'general',
    sources: [{ label: 'Epic on FHIR, OAuth 2.0', url: 'https://fhir.epic.com/Documentation?docId=oauth2' }],
    notes: ['Sandbox and production have keys of their own.'],
  }),
  vendorProfile({
    id: 'oracle-health',
    name: 'Oracle Health',
    buildsOn: 'smart',
    signs: { hosts: ['authorization.cerner.com', '*.cerner.com'] },
    defaults: { ...smartDefaults, parameters: [{ name: 'scope', value: 'system/Patient.read' }] },
    limits: { ...smartLimits, algorithms: ['RS384'] },
    confidence: 'general',
    sources: [smart],
    notes: ['Sandbox and production have keys of their own.'],
  }),
  vendorProfile({
    id: 'nhs-england',
    name: 'NHS England API platform',
    signs: { hosts: ['api.service.nhs.uk', '*.api.service.nhs.uk'] },
    defaults: {
      audience: 'token-endpoint',
      lifetime: 300,
      alg: 'RS512',
      typ: 'JWT',
      claims: { jti: true },
      grant: 'client_credentials',
    },
    limits: {
      audiences: ['token-endpoint'],
      audienceString: true,
      lifetime: 300,
      wholeDates: true,
      algorithms: ['RS512'],
      header: ['kid'],
      types: ['JWT'],
      claims: ['jti'],
    },
    confidence: 'read',
    sources: [
      {
        label: 'NHS England, signed JWT authentication',
        url: 'https://digital.nhs.uk/developer/guides-and-documentation/security-and-authorisation/application-restricted-restful-apis-signed-jwt-authentication',
      },
    ],
    notes: ['“iss” and “sub” are the API key. Each environment has its own token endpoint and key.'],
  }),
  vendorProfile({
    id: 'nhs-cis2',
    name: 'NHS CIS2',
    signs: { hosts: ['*.cis2.nhs.uk', '*.cis2.spineservices.nhs.uk'] },
    buildsOn: 'oidc',
    defaults: { alg: 'RS256', lifetime: 60, claims: { iat: true, jti: true } },
    limits: { algorithms: ['RS256'], header: ['kid'], claims: ['jti'] },
    confidence: 'partly',
    sources: [{ label: 'NHS England, Care Identity Service', url: 'https://digital.nhs.uk/services/care-identity-service' }],
    notes: ['The audience depends on the issuer.'],
  }),
  vendorProfile({
    id: 'helseid',
    name: 'HelseID',
    signs: { hosts: ['helseid-sts.nhn.no', '*.helseid.no', 'helseid-sts.*.nhn.no'] },
    defaults: { audience: 'issuer', lifetime: 60, alg: 'PS256', claims: { iat: true, jti: true } },
    limits: { audiences: ['issuer'], algorithms: ['RS256', 'PS256', 'ES256'], claims: ['jti'] },
    confidence: 'general',
    sources: [{ label: 'NHN developer portal, HelseID', url: 'https://utviklerportal.nhn.no/informasjonstjenester/helseid/' }],
  }),
];
