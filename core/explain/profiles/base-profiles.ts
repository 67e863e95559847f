import { openidCore, rfc, rfc7523bis } from '../../jose/sources.ts';
import type { BaseProfileId, Profile } from './profile.ts';

const unlimited = { use: 'client-assertion', signs: {}, severities: {}, errors: [], confidence: 'read', notes: [] } as const;

/** The profiles of the specifications themselves. */
export const baseProfiles: Readonly<Record<BaseProfileId, Profile>> = {
  base: {
    ...unlimited,
    id: 'base',
    name: 'RFC 7521 and RFC 7523',
    buildsOn: 'base',
    defaults: {},
    limits: {},
    sources: [rfc(7523, '3')],
  },
  bis: {
    ...unlimited,
    id: 'bis',
    name: 'rfc7523bis',
    buildsOn: 'bis',
    defaults: { audience: 'issuer', typ: 'client-authentication+jwt' },
    limits: { audiences: ['issuer'], oneAudience: true },
    sources: [rfc7523bis('4')],
  },
  oidc: {
    ...unlimited,
    id: 'oidc',
    name: 'OpenID Connect Core',
    buildsOn: 'oidc',
    defaults: { claims: { jti: true } },
    limits: { claims: ['jti'] },
    sources: [openidCore('9', 'ClientAuthentication')],
  },
  fapi2: {
    ...unlimited,
    id: 'fapi2',
    name: 'FAPI 2.0 Security Profile',
    buildsOn: 'fapi2',
    defaults: { audience: 'issuer', alg: 'PS256', claims: { jti: true } },
    limits: {
      audiences: ['issuer'],
      audienceString: true,
      oneAudience: true,
      ahead: 60,
      algorithms: ['PS256', 'ES256', 'EdDSA', 'Ed25519'],
      claims: ['jti'],
    },
    sources: [
      { label: 'FAPI 2.0 Security Profile 5.3.2.1', url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html#section-5.3.2.1' },
    ],
  },
  smart: {
    ...unlimited,
    id: 'smart',
    name: 'SMART on FHIR, asymmetric clients',
    buildsOn: 'smart',
    defaults: { audience: 'token-endpoint', lifetime: 300, alg: 'ES384', typ: 'JWT', claims: { jti: true } },
    limits: { lifetime: 300, algorithms: ['RS384', 'ES384'], header: ['kid', 'typ'], claims: ['jti'] },
    sources: [
      {
        label: 'SMART App Launch 2.2, Asymmetric Authentication',
        url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html',
      },
    ],
  },
};
