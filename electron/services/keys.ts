import { createPublicKey } from 'node:crypto';
import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import type { Key } from '../../core/contract/keys.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import type { KeyDocument, StoredRecord } from '../store/store.ts';
import { invalidInput, notFound } from './fault.ts';
import { describedJwk, keyDocument, type KeyDescription } from './key-document.ts';
import { generateKey } from './key-material/generate-key.ts';
import { knownAlgorithm, requireFit } from './key-material/key-algorithm.ts';
import { readKeyMaterial } from './key-material/read-key-material.ts';
import type { Ports } from './ports.ts';
import { freeName, refuseTakenName } from './record-names.ts';

/** Held keys: made here or imported, shown without their private members. */
export function createKeys({ clock, random, store, vault }: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>) {
  const os = implement(contract.keys);

  function held(id: string): StoredRecord<KeyDocument> {
    const record = store.keys.get(id);
    if (record === undefined) throw notFound('key', id);
    return record;
  }

  async function keep(jwk: JsonObject, description: Omit<KeyDescription, 'createdAt'>): Promise<Key> {
    const id = random.uuid();
    const document = await keyDocument(jwk, { ...description, createdAt: clock.now() });
    const sealed = document.private ? await vault.seal(id, JSON.stringify(jwk)) : null;
    store.transaction(() => {
      refuseTakenName('key', document.name, store.keys.list());
      store.keys.put({ id, document, sealed });
    });
    return { id, ...document };
  }

  return {
    list: os.list.handler(() => store.keys.list().map(asKey)),
    get: os.get.handler(({ input }) => asKey(held(input.id))),
    generate: os.generate.handler(async ({ input: { name, alg, bits } }) => {
      const algorithm = knownAlgorithm(alg, 'alg');
      refuseTakenName('key', name, store.keys.list());
      const { kty, jwk } = await generateKey(algorithm, bits);
      const format = kty === 'oct' ? 'secret' : 'jwk';
      return keep(jwk, { name, kid: undefined, alg, use: 'sig', format, encoding: null, origin: 'generated' });
    }),
    recognise: os.recognise.handler(async ({ input }) => (await readKeyMaterial(input)).recognised),
    import: os.import.handler(async ({ input }) => {
      refuseTakenName('key', input.name, store.keys.list());
      const { jwk, recognised } = await readKeyMaterial(input);
      const { kid, alg, use, format, encoding } = recognised;
      return {
        key: await keep(jwk, { name: input.name, kid: kid ?? undefined, alg, use, format, encoding, origin: 'imported' }),
        recognised,
      };
    }),
    update: os.update.handler(({ input: { id, ...change } }) =>
      store.transaction(() => {
        const { document, sealed } = held(id);
        if (change.alg !== null && change.alg !== document.alg) requireFit(knownAlgorithm(change.alg, 'alg'), document, 'alg');
        refuseTakenName('key', change.name, store.keys.list(), id);
        const publicJwk = document.publicJwk === null ? null : describedJwk(document.publicJwk, change);
        const changed = { ...document, ...change, publicJwk };
        store.keys.put({ id, document: changed, sealed });
        return { id, ...changed };
      }),
    ),
    public: os.public.handler(({ input: { id, format } }) => {
      const { document } = held(id);
      if (document.publicJwk === null) {
        throw invalidInput('id', `“${document.name}” is a secret, which has no public half.`, { fix: 'Choose an RSA, EC or Ed25519 key.' });
      }
      return { text: publicTexts[format](document.publicJwk) };
    }),
    remove: os.remove.handler(({ input: { id } }) => {
      if (store.keys.remove(id) === undefined) throw notFound('key', id);
    }),
    restore: os.restore.handler(({ input: { id } }) =>
      store.transaction(() => {
        const others = store.keys.list();
        const record = store.keys.restore(id);
        if (record === undefined) throw notFound('key', id);
        const document = { ...record.document, name: freeName(record.document.name, others) };
        store.keys.put({ ...record, document });
        return { id, ...document };
      }),
    ),
  };
}

function asKey({ id, document }: StoredRecord<KeyDocument>): Key {
  return { id, ...document };
}

/** How the public half of a key is written out. */
const publicTexts: Readonly<Record<'jwk' | 'jwks' | 'pem', (jwk: JsonObject) => string>> = {
  jwk: (jwk) => JSON.stringify(jwk, null, 2),
  jwks: (jwk) => JSON.stringify({ keys: [jwk] }, null, 2),
  pem: (jwk) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString(),
};
