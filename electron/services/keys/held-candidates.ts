import { ORPCError } from '@orpc/server';
import { signingAlgorithm } from '../../../core/jose/algorithms.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import type { VerificationCandidate } from '../../../core/jose/verification.ts';
import type { ClientDocument, KeyDocument, StoredRecord } from '../../store/store.ts';
import { secretBytes } from './key-material/secret-text.ts';
import type { Ports } from '../ports.ts';

/** What is held here that may have signed a token. */
export interface HeldCandidates {
  readonly candidates: readonly VerificationCandidate[];
  /** Why what may fit could not be tried, in one sentence. */
  readonly fault: string | null;
}

/**
 * The held keys for a token: public keys as they are; for an HMAC `alg` the shared secrets too, those of held keys and that of the client
 * on the workbench. While the vault is locked the secrets are left out, and `fault` says so.
 */
export async function heldCandidates(
  ports: Pick<Ports, 'store' | 'vault'>,
  read: ReadToken,
  client?: StoredRecord<ClientDocument>,
): Promise<HeldCandidates> {
  const keys = ports.store.keys.list();
  if (signingAlgorithm(read.header?.['alg'])?.kty !== 'oct') return { candidates: keys.flatMap(publicCandidate), fault: null };
  const { locked } = await ports.vault.status();
  if (locked) return { candidates: [], fault: 'The vault is locked, so the shared secrets held here could not be tried.' };
  const symmetric = keys.filter((key) => key.document.kty === 'oct' && key.sealed !== null);
  const held = await Promise.all(symmetric.map((key) => secretCandidate(ports, key)));
  return { candidates: [...(await clientCandidate(ports, client)), ...held.flat()], fault: null };
}

/** One held key as candidate: its public half, or its secret. Throws VAULT_LOCKED. */
export async function keyCandidate(ports: Pick<Ports, 'vault'>, key: StoredRecord<KeyDocument>): Promise<VerificationCandidate[]> {
  return key.document.kty === 'oct' ? await secretCandidate(ports, key) : publicCandidate(key);
}

/** The public halves of all held keys: for an HMAC too, because forgers use their texts as secrets. */
export function publicCandidates({ store }: Pick<Ports, 'store'>): VerificationCandidate[] {
  return store.keys.list().flatMap(publicCandidate);
}

function publicCandidate({ document }: StoredRecord<KeyDocument>): VerificationCandidate[] {
  return document.publicJwk === null ? [] : [{ label: document.name, kid: document.kid, publicJwk: document.publicJwk }];
}

/** A held key's secret; none where it cannot be opened, which must not keep the others from being tried. */
async function secretCandidate(
  ports: Pick<Ports, 'vault'>,
  { id, document, sealed }: StoredRecord<KeyDocument>,
): Promise<VerificationCandidate[]> {
  const text = await openedSecret(ports, id, sealed);
  if (text === null) return [];
  const jwk: unknown = JSON.parse(text);
  const k = typeof jwk === 'object' && jwk !== null && 'k' in jwk && typeof jwk.k === 'string' ? jwk.k : '';
  return [{ label: document.name, kid: document.kid, secret: new Uint8Array(Buffer.from(k, 'base64url')) }];
}

async function clientCandidate(ports: Pick<Ports, 'vault'>, client?: StoredRecord<ClientDocument>): Promise<VerificationCandidate[]> {
  const text = client === undefined ? null : await openedSecret(ports, client.id, client.sealed);
  if (client === undefined || text === null) return [];
  const secret = secretBytes(text, client.document.secretEncoding);
  return 'bytes' in secret ? [{ label: `client secret of ${client.document.name}`, kid: null, secret: secret.bytes }] : [];
}

async function openedSecret({ vault }: Pick<Ports, 'vault'>, id: string, sealed: string | null): Promise<string | null> {
  if (sealed === null) return null;
  try {
    return await vault.open(id, sealed);
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'INVALID_INPUT') return null;
    throw error;
  }
}
