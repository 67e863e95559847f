import type { ClientInput } from '../../core/contract/clients.ts';
import type { Key } from '../../core/contract/keys.ts';
import type { ClientMetadata } from 'oidc-provider';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { registration } from '../support/registration.ts';
import { openFaultServices, type FaultServices } from './fault-services.ts';
import { startFaultServer, type AssertionCheck, type FaultServer } from './fault-server.ts';

/** The servers that faults are tried on. `dark` ones keep the reason to themselves. */
export const serverNames = [
  'open',
  'dark',
  'issuer only',
  'issuer only, dark',
  'token endpoint only',
  'token endpoint only, dark',
  'strict times',
  'strict times, dark',
  'one algorithm',
  'one algorithm, dark',
] as const;
export type ServerName = (typeof serverNames)[number];

/** The clients that every server knows. */
export const clientNames = ['signer', 'published', 'rsa', 'shared', 'basic', 'dpop'] as const;
export type ClientName = (typeof clientNames)[number];

export const sharedSecret = 'uZ3k9Qw7LtVb2XcR8nHy5PdMs4FgJa6EoTi1KvBx0Yh';

export interface FaultBench {
  readonly api: FaultServices['api'];
  readonly clock: FaultServices['clock'];
  readonly servers: Readonly<Record<ServerName, FaultServer>>;
  /** `right`: what the servers have of `signer`; `other`: not registered anywhere; `rsa`: of `rsa`; `current` and `next`: published. */
  readonly keys: Readonly<Record<'right' | 'other' | 'rsa' | 'current' | 'next', Key>>;
  readonly keySetId: string;
  /** A registration that is right, as a person would have it. */
  readonly registration: (client: ClientName, server: FaultServer) => ClientInput;
  close(): Promise<void>;
}

const issuerOnly: AssertionCheck = ({ aud }, { issuer }) => (aud === issuer ? null : 'audience (aud) must equal the issuer identifier url');

/** In the words of Okta. */
const endpointOnly: AssertionCheck = ({ aud }, { tokenEndpoint }) =>
  aud === tokenEndpoint ? null : 'The audience claim for client_assertion must be the endpoint invoked for the request.';

const strictTimes: AssertionCheck = ({ iat, exp }) => {
  const now = Date.now() / 1000;
  if (typeof exp !== 'number' || exp > now + 305) return 'The client_assertion token has an expiration too far into the future.';
  if (typeof iat !== 'number') return 'iat (JWT issued at) must be provided';
  if (iat > now + 5) return 'The client_assertion token was issued in the future.';
  return iat < now - 305 ? 'The client_assertion token was issued too far in the past.' : null;
};

export async function openFaultBench(): Promise<FaultBench> {
  const services = openFaultServices();
  const { api, clock } = services;
  const generate = (name: string, alg: string) => api.keys.generate({ name, alg });
  const [right, other, rsa, current, next] = await Promise.all([
    generate('right', 'ES256'),
    generate('other', 'ES256'),
    generate('rsa', 'PS256'),
    generate('current', 'ES256'),
    generate('next', 'ES256'),
  ]);
  const set = await api.keySets.create({ name: 'published' });
  for (const { id } of [current, next]) await api.keySets.addKey({ id: set.id, keyId: id, alg: 'ES256' });
  const { url: jwksUri } = await api.keySets.serve({ id: set.id });
  const signingKey = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);
  const clients = registeredClients({ right, rsa, jwksUri });
  const start = (details: boolean, check?: AssertionCheck, algorithms?: readonly string[]) =>
    startFaultServer({
      clients: algorithms === undefined ? clients : clients.filter(({ client_id: id }) => id === 'rsa'),
      details,
      signingKey,
      ...(check === undefined ? {} : { check }),
      ...(algorithms === undefined ? {} : { algorithms }),
    });
  const servers = {
    open: await start(true),
    dark: await start(false),
    'issuer only': await start(true, issuerOnly),
    'issuer only, dark': await start(false, issuerOnly),
    'token endpoint only': await start(true, endpointOnly),
    'token endpoint only, dark': await start(false, endpointOnly),
    'strict times': await start(true, strictTimes),
    'strict times, dark': await start(false, strictTimes),
    'one algorithm': await start(true, undefined, ['PS256']),
    'one algorithm, dark': await start(false, undefined, ['PS256']),
  };
  return {
    api,
    clock,
    servers,
    keys: { right, other, rsa, current, next },
    keySetId: set.id,
    registration: (client, server) => ({
      ...registration({ clientId: client, issuer: server.issuer, tokenEndpoint: server.tokenEndpoint, jwksUri: `${server.issuer}/jwks` }),
      ...credentials({ right, rsa }, set.id)[client],
    }),
    async close() {
      await Promise.all(Object.values(servers).map((server) => server.close()));
      await services.close();
    },
  };
}

function credentials(
  { right, rsa }: { readonly right: Key; readonly rsa: Key },
  keySetId: string,
): Readonly<Record<ClientName, Partial<ClientInput>>> {
  return {
    signer: { keyId: right.id },
    dpop: { keyId: right.id },
    rsa: { keyId: rsa.id, alg: 'PS256' },
    published: { keySetId },
    shared: { method: 'client_secret_jwt', alg: 'HS256', secret: sharedSecret },
    basic: { method: 'client_secret_basic', alg: '', secret: sharedSecret },
  };
}

/** The same clients as the servers have them. */
function registeredClients({
  right,
  rsa,
  jwksUri,
}: {
  readonly right: Key;
  readonly rsa: Key;
  readonly jwksUri: string;
}): readonly ClientMetadata[] {
  const common = {
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: 'payments:read payments:write',
    id_token_signed_response_alg: 'ES256' as const,
  };
  const keyed = { ...common, token_endpoint_auth_method: 'private_key_jwt' } as const;
  const jwk = ({ publicJwk, kid }: Key): JWK => ({ ...publicJwk, kid, use: 'sig' });
  return [
    { ...keyed, client_id: 'signer', token_endpoint_auth_signing_alg: 'ES256', jwks: { keys: [jwk(right)] } },
    { ...keyed, client_id: 'dpop', dpop_bound_access_tokens: true, jwks: { keys: [jwk(right)] } },
    { ...keyed, client_id: 'rsa', token_endpoint_auth_signing_alg: 'PS256', jwks: { keys: [jwk(rsa)] } },
    { ...keyed, client_id: 'published', jwks_uri: jwksUri },
    {
      ...common,
      client_id: 'shared',
      token_endpoint_auth_method: 'client_secret_jwt',
      token_endpoint_auth_signing_alg: 'HS256',
      client_secret: sharedSecret,
    },
    { ...common, client_id: 'basic', token_endpoint_auth_method: 'client_secret_basic', client_secret: sharedSecret },
  ];
}
