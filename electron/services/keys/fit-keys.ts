import type { KeyFitInput } from '../../../core/contract/key-fit.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import type { FitKey } from '../../../core/jose/fit-key.ts';
import { thumbprint } from '../../../core/jose/thumbprint.ts';
import type { KeyDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { storedKey } from './key-record.ts';
import { createKeySets } from './key-sets.ts';
import type { Ports } from '../ports.ts';

/** Finds the keys to compare. Throws INVALID_INPUT naming what was given, and VAULT_LOCKED for a held secret. */
export type FitKeys = (key: KeyFitInput['key'], signal?: AbortSignal) => Promise<readonly FitKey[]>;

/** The keys that a person means: a held one, those of a file, or those that a server publishes. */
export function fitKeysOf(ports: Pick<Ports, 'clock' | 'http' | 'store' | 'vault'>): FitKeys {
  const keySets = createKeySets(ports);
  return async (key, signal) => {
    if ('keyId' in key) return [await heldKey(ports, storedKey(ports, key.keyId))];
    if ('jwksUri' in key) return publishedKeys(await keySets.read(key.jwksUri, { signal }), key.jwksUri);
    const { readFitKeys } = await import('./key-material/read-fit-keys.ts');
    return readFitKeys(key);
  };
}

async function heldKey({ vault }: Pick<Ports, 'vault'>, { id, document, sealed }: StoredRecord<KeyDocument>): Promise<FitKey> {
  const { name, kid, kty, crv, bits, publicJwk, certificate } = document;
  if (kty !== 'oct') return { name, kid, kty, crv, bits, thumbprint: document.thumbprint, publicJwk, secret: null, certificate };
  const jwk: JsonObject = sealed === null ? {} : { ...JSON.parse(await vault.open(id, sealed)) };
  const { k } = jwk;
  const secret = new Uint8Array(Buffer.from(typeof k === 'string' ? k : '', 'base64url'));
  return { name, kid, kty, crv, bits, thumbprint: null, publicJwk: null, secret, certificate: null };
}

async function publishedKeys(set: Awaited<ReturnType<ReturnType<typeof createKeySets>['read']>>, url: string): Promise<readonly FitKey[]> {
  if ('fault' in set) {
    throw invalidInput('jwksUri', `The key set at ${url} cannot be used: ${set.fault}.`.replace(/\.\.$/, '.'), {
      fix: 'Check the address.',
    });
  }
  if (set.keys.length === 0) throw invalidInput('jwksUri', `The key set at ${url} is empty.`, { fix: 'Ask whoever runs the server.' });
  return Promise.all(set.keys.map((jwk, index) => publishedKey(jwk, index)));
}

async function publishedKey(jwk: JsonObject, index: number): Promise<FitKey> {
  const { kid, kty, crv } = jwk;
  const name = typeof kid === 'string' && kid !== '' ? kid.slice(0, 100) : `key ${index + 1}`;
  return {
    name,
    kid: typeof kid === 'string' ? kid : null,
    kty: typeof kty === 'string' ? kty : '',
    crv: typeof crv === 'string' ? crv : null,
    bits: 0,
    thumbprint: await thumbprint(jwk).catch(() => null),
    publicJwk: jwk,
    secret: null,
    certificate: await certificateOf(jwk),
  };
}

/** The certificate that a published key carries (RFC 7517 4.7), where it can be read. */
async function certificateOf({ x5c }: JsonObject): Promise<FitKey['certificate']> {
  const first: unknown = Array.isArray(x5c) ? x5c[0] : undefined;
  if (typeof first !== 'string') return null;
  const { certificateFacts, readCertificate } = await import('./key-material/certificate.ts');
  const certificate = readCertificate(new Uint8Array(Buffer.from(first, 'base64')));
  return certificate === null ? null : certificateFacts(certificate, []);
}
