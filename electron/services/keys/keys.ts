import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { Key, RecognisedKey } from '../../../core/contract/keys.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { certificateWarnings } from '../../../core/jose/certificate-warnings.ts';
import type { KeyDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput, notFound } from '../fault.ts';
import { describedJwk, keyDocument, type KeyDescription } from './key-document.ts';
import { generateKey } from './key-material/generate-key.ts';
import { knownPurpose, requirePurpose } from './key-material/key-algorithm.ts';
import type { ReadKeyMaterial } from './key-material/read-key-material.ts';
import { createKeyCertificates } from './key-certificates.ts';
import { createKeyExport } from './key-export.ts';
import { createKeyFit } from './key-fit.ts';
import { asKey, storedKey } from './key-record.ts';
import type { Ports } from '../ports.ts';
import { freeName, refuseTakenName } from '../record-names.ts';

/** Held keys: made here or imported, shown without their private members. What reads files is loaded when the first one comes. */
export function createKeys(ports: Pick<Ports, 'clock' | 'http' | 'random' | 'store' | 'vault'>) {
  const { clock, random, store, vault } = ports;
  const os = implement(contract.keys);
  const held = (id: string): StoredRecord<KeyDocument> => storedKey(ports, id);

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

  function withNotes({ recognised, thumbprints }: Pick<ReadKeyMaterial, 'recognised' | 'thumbprints'>): RecognisedKey {
    const { certificate, warnings } = recognised;
    const ofCertificate = certificate === null ? [] : certificateWarnings(certificate, clock.now());
    const records = store.keys.list();
    const candidates = recognised.candidates.map((candidate, index) => {
      const thumbprint = thumbprints[index];
      if (typeof thumbprint !== 'string') return candidate;
      return { ...candidate, warnings: twinWarnings({ ...candidate, thumbprint }, records) };
    });
    return { ...recognised, candidates, warnings: [...warnings, ...ofCertificate, ...twinWarnings(recognised, records)] };
  }

  return {
    list: os.list.handler(() => store.keys.list().map(asKey)),
    get: os.get.handler(({ input }) => asKey(held(input.id))),
    generate: os.generate.handler(async ({ input: { name, alg, bits, crv } }) => {
      const { use } = knownPurpose(alg, 'alg');
      refuseTakenName('key', name, store.keys.list());
      const jwk = await generateKey(alg, { bits, crv });
      const format = jwk['kty'] === 'oct' ? 'secret' : 'jwk';
      return keep(jwk, { name, kid: undefined, alg, use, format, encoding: null, origin: 'generated', certificate: null });
    }),
    recognise: os.recognise.handler(async ({ input }) => {
      const { readKeyMaterial } = await import('./key-material/read-key-material.ts');
      return withNotes(await readKeyMaterial(input));
    }),
    import: os.import.handler(async ({ input }) => {
      refuseTakenName('key', input.name, store.keys.list());
      const { readKeyMaterial, requireChoice } = await import('./key-material/read-key-material.ts');
      const { jwk, recognised, thumbprints } = await readKeyMaterial(input);
      requireChoice(input, recognised);
      const { kid, alg, use, format, encoding, certificate } = recognised;
      const description = { name: input.name, kid: kid ?? undefined, alg, use, format, encoding, origin: 'imported', certificate } as const;
      const noted = withNotes({ recognised, thumbprints });
      return { key: await keep(jwk, description), recognised: noted };
    }),
    update: os.update.handler(({ input: { id, ...change } }) =>
      store.transaction(() => {
        const { document, sealed } = held(id);
        refuseMisfit(change.alg, document);
        refuseTakenName('key', change.name, store.keys.list(), id);
        const publicJwk = document.publicJwk === null ? null : describedJwk(document.publicJwk, change);
        const changed = { ...document, ...change, publicJwk };
        store.keys.put({ id, document: changed, sealed });
        return { id, ...changed };
      }),
    ),
    ...createKeyExport(ports),
    certificate: createKeyCertificates(ports),
    fit: createKeyFit(ports),
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

/** Refuses an `alg` that a held key cannot have: INVALID_INPUT (`alg`). What it has already may stay, whatever it is. */
function refuseMisfit(alg: string | null, document: KeyDocument): void {
  if (alg === document.alg) return;
  if (alg !== null) return requirePurpose(knownPurpose(alg, 'alg'), document, 'alg');
  if (document.kty !== 'AKP') return;
  throw invalidInput('alg', 'The algorithm is part of an ML-DSA key.', { fix: `Leave it at ${document.alg}.` });
}

/** A word about a key that is held already. */
function twinWarnings(
  {
    thumbprint,
    private: isPrivate,
    certificate,
  }: { readonly thumbprint: string; readonly private: boolean; readonly certificate: unknown },
  keys: readonly StoredRecord<KeyDocument>[],
): string[] {
  const twin = keys.find(({ document }) => document.thumbprint === thumbprint)?.document;
  if (twin === undefined) return [];
  if (isPrivate || !twin.private) return [`The same key is held already, as “${twin.name}”.`];
  return [`Its private key is held already, as “${twin.name}”${certificate === null ? '' : '; the certificate can be attached there'}.`];
}
