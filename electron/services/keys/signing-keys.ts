import type { JsonObject } from '../../../core/contract/values.ts';
import { keyFits, type SigningAlgorithm } from '../../../core/jose/algorithms.ts';
import { signingGap } from '../../../core/jose/key-rotation.ts';
import { importSigningKey, type KeyMaterial } from '../../../core/jose/signing.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import type { ClientDocument, KeyDocument, StoredRecord } from '../../store/store.ts';
import { clientSecret, clientSecretBytes } from '../clients/client-secret.ts';
import { invalidInput } from '../fault.ts';
import { chosenKey } from './key-publication/current-key.ts';
import { knownAlgorithm, requireFit } from './key-material/key-algorithm.ts';
import { shortSecret } from './key-material/key-warnings.ts';
import { storedKey } from './key-record.ts';
import type { Ports } from '../ports.ts';

/** What signs for a client. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  readonly key: CryptoKey;
  /** Of the held key; null when the client secret signs. */
  readonly id: string | null;
  readonly name: string;
  readonly kid: string | null;
  readonly warnings: readonly string[];
}

type SigningPorts = Pick<Ports, 'store' | 'vault'>;
type Client = StoredRecord<ClientDocument>;

/** CryptoKeys that are kept at most. */
const cacheSize = 64;

/** Finds what signs. Throws INVALID_INPUT (`alg`, `keyId`, `keySetId`, `secret`), NOT_FOUND and VAULT_LOCKED. */
export interface SigningKeys {
  /** For a client with an `alg`: the held key, that of its key set, or the client secret, first the one that its method is about, whichever fits. */
  readonly ofClient: (client: Client, alg: string) => Promise<SigningKey>;
  /** The held key with this id. */
  readonly held: (keyId: string, alg: string) => Promise<SigningKey & { readonly id: string; readonly kid: string }>;
}

/** The keys of these ports that sign. CryptoKeys are kept until the vault is locked. */
export function createSigningKeys({ store, vault }: SigningPorts): SigningKeys {
  let cache = new Map<string, CryptoKey>();
  // A new one, so that a key whose import is under way is kept in the old.
  vault.onLock(() => {
    cache = new Map();
  });

  /** What is sealed never changes under its text, so that text is the name under which a CryptoKey is kept. */
  async function imported(algorithm: SigningAlgorithm, name: string, open: () => Promise<KeyMaterial>, field: string): Promise<CryptoKey> {
    const keys = cache;
    const kept = keys.get(name);
    if (kept !== undefined) return kept;
    const result = await importSigningKey(algorithm, await open());
    if ('fault' in result) throw invalidInput(field, result.fault.message, { fix: 'Choose or import another key.' });
    const [oldest] = keys.keys();
    if (keys.size >= cacheSize && oldest !== undefined) keys.delete(oldest);
    keys.set(name, result.key);
    return result.key;
  }

  async function withKey(algorithm: SigningAlgorithm, { id, document, sealed }: StoredRecord<KeyDocument>) {
    const { name, kid, bits } = document;
    requireFit(algorithm, document, 'alg');
    requireModulus(algorithm, document);
    if (sealed === null) {
      throw invalidInput('keyId', `“${name}” is a public key and cannot sign.`, { fix: 'Import the private key, or choose another.' });
    }
    const key = await imported(
      algorithm,
      `${algorithm.alg} ${sealed}`,
      async () => ({ jwk: privateJwk(await vault.open(id, sealed)) }),
      'keyId',
    );
    return { algorithm, key, id, name, kid, warnings: document.kty === 'oct' ? shortSecret(bits, algorithm.alg) : [] };
  }

  async function withSecret(algorithm: SigningAlgorithm, client: Client): Promise<SigningKey> {
    const { secretEncoding, secret } = client.document;
    requireFit(algorithm, { kty: 'oct', crv: null }, 'alg');
    const key = await imported(
      algorithm,
      `${algorithm.alg} ${secretEncoding} ${client.sealed}`,
      async () => ({ secret: clientSecretBytes(await clientSecret({ vault }, client), secretEncoding) }),
      'secret',
    );
    return { algorithm, key, id: null, name: 'client secret', kid: null, warnings: shortSecret(secret?.bits ?? 0, algorithm.alg) };
  }

  async function ofClient(client: Client, alg: string): Promise<SigningKey> {
    const algorithm = knownAlgorithm(alg, 'alg');
    const { method } = client.document;
    const keyFirst = clientAuthenticationMethod(method).credential === 'key';
    const secretFits = client.sealed !== null && algorithm.kty === 'oct';
    if (secretFits && !keyFirst) return withSecret(algorithm, client);
    const held = chosenKey({ store }, client.document, alg);
    if (held !== undefined && keyFits(algorithm, held.document)) return withKey(algorithm, held);
    // Nothing fits from here on but perhaps the secret; what the method is about says why not.
    if (secretFits || (!keyFirst && algorithm.kty === 'oct')) return withSecret(algorithm, client);
    return withKey(algorithm, held ?? missingKey(client, store));
  }

  return { ofClient, held: async (keyId, alg) => withKey(knownAlgorithm(alg, 'alg'), storedKey({ store }, keyId)) };
}

function missingKey({ document: { name, keyId, keySetId } }: Client, store: SigningPorts['store']): never {
  if (keySetId !== null) {
    const set = store.keySets.get(keySetId)?.document;
    const gap = set && signingGap(set, (id) => store.keys.get(id)?.document);
    throw gap === undefined || gap === null
      ? invalidInput('keySetId', `The key set that the client “${name}” signs with is gone.`, { fix: 'Choose another under Clients.' })
      : invalidInput('keySetId', gap.message, { fix: gap.fix });
  }
  const message =
    keyId === null ? `The client “${name}” has no key to sign with.` : `The key that the client “${name}” signs with is gone.`;
  throw invalidInput('keyId', message, { fix: 'Choose a key for it under Clients.' });
}

/** RSA needs a modulus that has room for the padded hash (RFC 8017 9.1.1, 9.2). */
function requireModulus({ alg, kty, hashBits = 256, signParameters }: SigningAlgorithm, { name, bits }: KeyDocument): void {
  if (kty !== 'RSA') return;
  const hash = hashBits / 8;
  const least = signParameters.saltLength === undefined ? (hash + 29) * 8 + 1 : (hash + signParameters.saltLength + 1) * 8 + 2;
  if (bits >= least) return;
  throw invalidInput('alg', `${alg} needs an RSA key of at least ${least} bits, and “${name}” has ${bits}.`, {
    fix: 'Choose a smaller hash or a longer key.',
  });
}

function privateJwk(text: string): JsonObject {
  return { ...JSON.parse(text) };
}
