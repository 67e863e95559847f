import type { ClientDocument, KeyDocument } from '../store/store.ts';
import { usualTemplate } from '../../core/oauth/usual-template.ts';
import { freeName } from '../services/record-names.ts';
import type { Ports } from '../services/ports.ts';
import type { PlaygroundAddresses } from './addresses.ts';
import { playgroundClients } from './playground-client.ts';
import type { PlaygroundClient } from './playground-client.ts';
import { playgroundKeyId } from './playground-credentials.ts';
import type { PlaygroundCredentials } from './playground-credentials.ts';

/**
 * Writes the playground's key and registrations among the person's own, all or none. On a registration that is there already
 * the addresses, the credential and how it authenticates are set anew; its name, scope, parameters and assertion template
 * stay as a person left them.
 */
export function writeRegistrations(ports: Ports, credentials: PlaygroundCredentials, addresses: PlaygroundAddresses): void {
  const { clients, keys } = ports.store;
  ports.store.transaction(() => {
    keys.put({ id: playgroundKeyId, document: keyDocument(ports, credentials), sealed: credentials.key.sealed });
    for (const client of playgroundClients) {
      const secret = credentials.secrets.get(client.id);
      const document = clientDocument(ports, client, addresses, secret?.text);
      clients.put({ id: client.id, document, sealed: secret?.sealed ?? null });
    }
  });
}

function clientDocument(
  ports: Ports,
  client: PlaygroundClient,
  addresses: PlaygroundAddresses,
  secret: string | undefined,
): ClientDocument {
  const now = ports.clock.now();
  return {
    ...(ports.store.clients.get(client.id)?.document ?? { ...proposal(client, ports), createdAt: now }),
    clientId: client.id,
    issuer: addresses.issuer,
    tokenEndpoint: addresses.tokenEndpoint,
    jwksUri: addresses.jwksUri,
    apiUrl: addresses.apiUrl,
    resource: addresses.resource,
    method: client.method,
    alg: client.alg,
    keyId: client.credential === 'key' ? playgroundKeyId : null,
    keySetId: null,
    secretEncoding: 'utf8',
    secret: secret === undefined ? null : { bits: Buffer.byteLength(secret) * 8 },
    origin: 'playground',
    updatedAt: now,
  };
}

/** What a person may change and keep. */
function proposal(
  client: PlaygroundClient,
  { store }: Ports,
): Pick<ClientDocument, 'name' | 'scope' | 'audience' | 'parameters' | 'template'> {
  return {
    name: freeName(client.name, store.clients.list()),
    scope: client.scope,
    audience: '',
    parameters: [],
    template: { ...usualTemplate, typ: client.typ, claims: client.claims },
  };
}

function keyDocument(ports: Ports, { key }: PlaygroundCredentials): KeyDocument {
  const stored = ports.store.keys.get(playgroundKeyId)?.document;
  return {
    name: stored?.name ?? freeName('Playground: ES256', ports.store.keys.list()),
    kid: key.thumbprint,
    kty: 'EC',
    crv: 'P-256',
    alg: 'ES256',
    use: 'sig',
    bits: 256,
    thumbprint: key.thumbprint,
    private: true,
    publicJwk: { ...key.publicJwk },
    certificate: stored?.certificate ?? null,
    format: 'jwk',
    encoding: null,
    origin: 'playground',
    createdAt: stored?.createdAt ?? ports.clock.now(),
  };
}
