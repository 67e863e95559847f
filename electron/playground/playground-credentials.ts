import { randomBytes } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { Ports } from '../services/ports.ts';
import type { StoredRecord } from '../store/store.ts';
import type { RegisteredClient } from './authorization-server.ts';
import { playgroundClients } from './playground-client.ts';

/** Id of the key that signs for the playground's clients: the same on every start and in every host. */
export const playgroundKeyId = 'playground-key';

/** The public members of the key (RFC 7518 6.2.1); parsing leaves the private one behind. */
const publicEcJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

/** A secret of the playground's, in clear and sealed for its record. */
interface HeldSecret {
  readonly text: string;
  readonly sealed: string;
}

/** What the playground's clients prove themselves with. */
export interface PlaygroundCredentials {
  readonly key: HeldSecret & { readonly publicJwk: JWK; readonly thumbprint: string };
  /** Client secrets by client id. */
  readonly secrets: ReadonlyMap<string, HeldSecret>;
}

/**
 * The credentials that an earlier start or another host has left, so that all playgrounds take the same ones; new ones where
 * there are none or where the data key that sealed them is gone. Throws VAULT_LOCKED while the vault is.
 */
export async function playgroundCredentials(ports: Ports): Promise<PlaygroundCredentials> {
  const key = await held(ports, playgroundKeyId, ports.store.keys.get(playgroundKeyId), newPrivateJwk);
  const publicJwk = publicEcJwk.parse(JSON.parse(key.text));
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  const secrets = new Map<string, HeldSecret>();
  for (const { id, credential } of playgroundClients) {
    if (credential === 'secret') secrets.set(id, await held(ports, id, ports.store.clients.get(id), newSecret));
  }
  return { key: { ...key, publicJwk: { ...publicJwk, kid: thumbprint }, thumbprint }, secrets };
}

/** The clients as the authorization server registers them. */
export function registeredClients({ key, secrets }: PlaygroundCredentials): readonly RegisteredClient[] {
  return playgroundClients.map((client) => {
    const secret = secrets.get(client.id);
    return { client, credential: secret === undefined ? { publicJwk: key.publicJwk } : { secret: secret.text } };
  });
}

async function held(
  { vault }: Ports,
  id: string,
  record: StoredRecord<unknown> | undefined,
  make: () => Promise<string>,
): Promise<HeldSecret> {
  if (record?.sealed) {
    try {
      return { text: await vault.open(id, record.sealed), sealed: record.sealed };
    } catch (error) {
      if (!(error instanceof ORPCError) || error.code !== 'INVALID_INPUT') throw error;
    }
  }
  const text = await make();
  return { text, sealed: await vault.seal(id, text) };
}

async function newPrivateJwk(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

/** 256 bits, as HS256 wants at least (RFC 7518 3.2). */
async function newSecret(): Promise<string> {
  return randomBytes(32).toString('base64url');
}
