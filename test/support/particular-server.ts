import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { InvalidClientAuth } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import { createMemoryAdapter } from '../../electron/playground/memory-adapter.ts';
import { localServer, type LocalServer } from './local-server.ts';

/** Header and claims of a client assertion that a server judges. */
export interface JudgedAssertion {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** An authorization server that is particular about client assertions. */
export interface ParticularServer extends LocalServer {
  readonly tokenEndpoint: string;
  /** The assertions that it judged so far. */
  readonly judged: readonly JudgedAssertion[];
}

/** node-oidc-provider with one `private_key_jwt` client; beside its own checks it takes only assertions that `takes` is true of. */
export async function particularServer(
  clientId: string,
  publicJwk: JWK,
  takes: (assertion: JudgedAssertion, tokenEndpoint: string) => boolean,
): Promise<ParticularServer> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const judged: JudgedAssertion[] = [];
  let answer = (_request: IncomingMessage, response: ServerResponse): void => void response.end();
  const server = await localServer((request, response) => answer(request, response));
  const tokenEndpoint = `${server.origin}/token`;
  const provider = new Provider(server.origin, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [publicJwk] },
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    adapter: createMemoryAdapter(),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    ttl: { ClientCredentials: 60 },
    responseTypes: [],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    assertJwtClientAuthClaimsAndHeader: (_context, claims, header) => {
      judged.push({ claims, header });
      if (!takes({ claims, header }, tokenEndpoint)) throw new InvalidClientAuth('the assertion is not to this server’s liking');
    },
  });
  provider.silent = true;
  const callback = provider.callback();
  answer = (request, response) => void callback(request, response);
  return { ...server, tokenEndpoint, judged };
}
