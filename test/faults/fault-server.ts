import { createServer } from 'node:http';
import type { JWK } from 'jose';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { errors, Provider } from 'oidc-provider';
import { createMemoryAdapter } from '../../electron/playground/memory-adapter.ts';
import { closeServer, listenOnLoopback } from './loopback-server.ts';

/** What a server says of an assertion beyond what node-oidc-provider checks itself: why it refuses, or null. */
export type AssertionCheck = (
  claims: Readonly<Record<string, unknown>>,
  server: { readonly issuer: string; readonly tokenEndpoint: string },
) => string | null;

export interface FaultServerOptions {
  readonly clients: readonly ClientMetadata[];
  /** Whether the answer says what was wrong, as in development, or keeps it to its log, as in production. */
  readonly details: boolean;
  readonly check?: AssertionCheck;
  /** Algorithms of assertions. */
  readonly algorithms?: readonly string[];
  readonly signingKey: JWK;
}

/** An authorization server that refuses as real ones do: node-oidc-provider on a port of its own. */
export interface FaultServer {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  close(): Promise<void>;
}

export async function startFaultServer({ clients, details, check, algorithms, signingKey }: FaultServerOptions): Promise<FaultServer> {
  const server = createServer();
  const issuer = await listenOnLoopback(server);
  const tokenEndpoint = `${issuer}/token`;
  const provider = new Provider(issuer, {
    ...policy,
    adapter: createMemoryAdapter(),
    clients: [...clients],
    jwks: { keys: [{ ...signingKey, alg: 'ES256', use: 'sig' }] },
    ...(algorithms === undefined ? {} : { enabledJWA: { clientAuthSigningAlgValues: [...algorithms] } }),
    // The library keeps from addresses of this machine, which is where the key set is here.
    fetch: (url: string | URL, { dispatcher: _protection, ...options }: RequestInit & { dispatcher?: unknown }) => fetch(url, options),
    assertJwtClientAuthClaimsAndHeader(_context: KoaContextWithOIDC, claims: Record<string, unknown>) {
      const refusal = check?.(claims, { issuer, tokenEndpoint }) ?? null;
      if (refusal !== null) throw new errors.InvalidClientAuth(refusal);
    },
  } as Configuration);
  provider.silent = true;
  if (details) provider.on('grant.error', (context, error) => addDetail(context, error.error_detail));
  server.on('request', (request, response) => void provider.callback()(request, response));
  return { issuer, tokenEndpoint, close: () => closeServer(server) };
}

function addDetail(context: KoaContextWithOIDC, detail: string | undefined): void {
  const body: unknown = context.body;
  if (detail === undefined || typeof body !== 'object' || body === null || !('error_description' in body)) return;
  body.error_description = `${String(body.error_description)}: ${detail}`;
}

const policy = {
  clockTolerance: 5,
  scopes: ['payments:read', 'payments:write', 'payments:admin'],
  responseTypes: [],
  ttl: { ClientCredentials: 300 },
  routes: { token: '/token', jwks: '/jwks', introspection: '/introspect', revocation: '/revoke', pushed_authorization_request: '/par' },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: { enabled: false },
  },
  renderError: (context: KoaContextWithOIDC, body: object) => {
    context.body = body;
  },
} as const;
