import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider/lib/provider.js';
import { exportJWK, generateKeyPair } from 'jose';
import { createMemoryAdapter } from '../../electron/playground/memory-adapter.ts';
import { localServer, type LocalServer } from './local-server.ts';

/** An authorization server that knows its client's keys from a `jwks_uri` alone. */
export interface FetchingServer extends LocalServer {
  readonly tokenEndpoint: string;
  /** How often it has asked for the key set since it was opened. */
  readonly fetches: () => number;
  /** Forgets the key set, as a server does once its copy is too old. */
  forget(): void;
}

/** node-oidc-provider with one client, `private_key_jwt` and the client credentials grant. */
export async function fetchingServer(clientId: string, jwksUri: string): Promise<FetchingServer> {
  let fetches = 0;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] };
  let answer = (_request: IncomingMessage, response: ServerResponse): void => void response.end();
  const server = await localServer((request, response) => answer(request, response));
  const forget = (): void => {
    const provider = new Provider(server.origin, {
      clients: [
        {
          client_id: clientId,
          token_endpoint_auth_method: 'private_key_jwt',
          jwks_uri: jwksUri,
          grant_types: ['client_credentials'],
          response_types: [],
          redirect_uris: [],
        },
      ],
      adapter: createMemoryAdapter(),
      jwks,
      ttl: { ClientCredentials: 60 },
      responseTypes: [],
      features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
      fetch: async (url) => {
        fetches += 1;
        return fetch(url);
      },
    });
    provider.silent = true;
    const callback = provider.callback();
    answer = (request, response) => void callback(request, response);
  };
  forget();
  return { ...server, tokenEndpoint: `${server.origin}/token`, fetches: () => fetches, forget };
}
