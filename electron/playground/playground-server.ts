import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { addressesOn, paths } from './addresses.ts';
import type { PlaygroundAddresses } from './addresses.ts';
import { serverAlgorithm } from './api-resource.ts';
import { clockTolerance, createAuthorizationServer } from './authorization-server.ts';
import type { RegisteredClient } from './authorization-server.ts';
import { createProtectedApi } from './protected-api.ts';
import { createRevokedTokens } from './revoked-tokens.ts';

export interface RunningPlayground {
  readonly port: number;
  readonly addresses: PlaygroundAddresses;
  /** Closes the port and every connection at once. Nothing of its state is kept. */
  close(): Promise<void>;
}

/**
 * Starts authorization server and API on one port of 127.0.0.1; 0 takes a free one.
 * Rejects with Node's `EADDRINUSE` or `EACCES` when the port cannot be had.
 */
export async function startPlaygroundServer(port: number, clients: readonly RegisteredClient[]): Promise<RunningPlayground> {
  const keys = await serverKeys();
  const server = createServer();
  const taken = await listen(server, port);
  const addresses = addressesOn(taken);
  server.on('request', playgroundRequests(addresses, clients, keys));
  return {
    port: taken,
    addresses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the authorization server signs with and the API verifies with, made afresh on each start. */
async function serverKeys(): Promise<{ readonly signing: JWK; readonly verification: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(serverAlgorithm, { extractable: true });
  const verification = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(verification);
  return { signing: { ...(await exportJWK(privateKey)), kid }, verification: { ...verification, kid } };
}

function playgroundRequests(
  addresses: PlaygroundAddresses,
  clients: readonly RegisteredClient[],
  keys: { readonly signing: JWK; readonly verification: JWK },
) {
  const { issuer, resource } = addresses;
  const authority = new URL(issuer).host;
  const names = [authority, authority.replace('127.0.0.1', 'localhost')];
  const verificationKeys = createLocalJWKSet({ keys: [keys.verification] });
  const revoked = createRevokedTokens();
  const answerToken = createAuthorizationServer({ addresses, clients, signingKey: keys.signing, verificationKeys, revoked }).callback();
  const answerCall = createProtectedApi({ issuer, audience: resource, keys: verificationKeys, revoked, clockTolerance });

  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!names.includes(request.headers.host ?? '')) {
      // Another name that leads here is a page's attempt to reach this port (DNS rebinding).
      response.writeHead(421, { 'content-type': 'text/plain' }).end(`The playground answers as ${authority}.\n`);
      return;
    }
    // The addresses in the metadata and the accepted audiences follow this field; they must be the issuer's own.
    request.headers.host = authority;
    const [path] = (request.url ?? '').split('?', 1);
    const answered = path === paths.payments ? answerCall(request, response) : answerToken(request, response);
    answered.catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address.port);
    });
  });
}
