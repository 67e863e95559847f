import type { ClientInput } from '../../core/contract/clients.ts';

let count = 0;

/** A registration as a person would fill it in, with a name of its own, to be changed where a test needs it. */
export function registration(changes: Partial<ClientInput> = {}): ClientInput {
  return {
    name: `Billing service ${++count}`,
    clientId: 'billing',
    issuer: 'https://as.example',
    tokenEndpoint: 'https://as.example/token',
    jwksUri: 'https://as.example/jwks',
    method: 'private_key_jwt',
    alg: 'ES256',
    keyId: null,
    keySetId: null,
    secretEncoding: 'utf8',
    scope: 'payments:read',
    resource: '',
    audience: '',
    parameters: [],
    template: {
      audience: { kind: 'issuer', value: '' },
      lifetime: 60,
      typ: 'client-authentication+jwt',
      iat: true,
      nbf: false,
      jti: true,
      certificateParameters: [],
      sendClientId: false,
      header: {},
      claims: {},
    },
    apiUrl: '',
    ...changes,
  };
}
