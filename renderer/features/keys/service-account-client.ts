import type { ClientInput } from '../../../core/contract/clients.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { usualTemplate } from '../../../core/oauth/usual-template.ts';
import type { ServiceAccount } from '../../../core/oauth/service-account.ts';

/** A registration that signs as the service account does: a JWT with the scope as claim, for the token endpoint (RFC 7523 2.1). */
export function serviceAccountClient({ email, tokenEndpoint }: ServiceAccount, key: Key): ClientInput {
  return {
    name: email.slice(0, 200),
    clientId: email,
    issuer: 'https://accounts.google.com',
    tokenEndpoint,
    jwksUri: '',
    method: 'none',
    alg: 'RS256',
    keyId: key.id,
    keySetId: null,
    secretEncoding: 'utf8',
    scope: '',
    resource: '',
    audience: '',
    parameters: [],
    template: {
      ...usualTemplate,
      audience: { kind: 'token-endpoint', value: '' },
      lifetime: 3600,
      jti: false,
      claims: { sub: null, scope: 'https://www.googleapis.com/auth/cloud-platform' },
    },
    apiUrl: '',
  };
}
