import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { KeySet, KeySetServing } from '../../../core/contract/key-sets.ts';
import { algorithmsFor, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { promoted, retired, withKey, withoutKey, type AddedKey, type Rotation } from '../../../core/jose/key-rotation.ts';
import { admissionFault, replacedMember, type Applicant } from '../../../core/jose/key-set-admission.ts';
import { keySetUrl } from '../../../core/jose/key-set-url.ts';
import type { KeySetDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput, notFound } from '../fault.ts';
import { knownAlgorithm, requireFit } from './key-material/key-algorithm.ts';
import { freePort, keySetPath } from './key-publication/key-set-address.ts';
import { createKeySetServers } from './key-publication/key-set-servers.ts';
import { publishedJwks } from './key-publication/published-jwks.ts';
import type { Ports } from '../ports.ts';
import { freeName, refuseTakenName } from '../record-names.ts';

type Stored = StoredRecord<KeySetDocument>;

/** Seconds: the overlap outlives the assertions that were signed before, and the copies of the set that servers keep. */
const usual = { overlap: 86_400, maxAge: 60 } as const;

/** Key sets that are published from here (the ones that servers publish are in `key-sets.ts`): their keys, their rotation, their address. */
export function createPublishedKeySets(ports: Pick<Ports, 'clock' | 'random' | 'store' | 'http'>) {
  const { clock, random, store } = ports;
  const os = implement(contract.keySets);
  const documentText = ({ document }: Stored, indent?: number) =>
    JSON.stringify(
      publishedJwks(document.entries, (id) => store.keys.get(id)?.document, clock.now()),
      null,
      indent,
    );
  const servers = createKeySetServers(ports, (id) => {
    const record = store.keySets.get(id);
    return record === undefined ? null : { text: documentText(record), maxAge: record.document.maxAge };
  });

  function held(id: string): Stored {
    const record = store.keySets.get(id);
    if (record === undefined) throw notFound('key set', id);
    return record;
  }

  /** Changes the entries as one step that can be taken back. */
  function rotate(id: string, change: (document: KeySetDocument) => Rotation): KeySet {
    return store.transaction(() => {
      const { document } = held(id);
      const result = change(document);
      if ('fault' in result) throw invalidInput('keyId', result.fault, { fix: result.fix });
      return put(id, { ...document, entries: result.entries, before: document.entries, revision: document.revision + 1 });
    });
  }

  function put(id: string, document: KeySetDocument): KeySet {
    store.keySets.put({ id, document, sealed: null });
    return { id, ...document };
  }

  function applicant(id: string): Applicant | undefined {
    const document = store.keys.get(id)?.document;
    return document && { ...document, id };
  }

  /** The key to publish, the algorithm it is for, and whose place it takes. Throws INVALID_INPUT (`keyId`, `alg`). */
  function publishable(keyId: string, alg: string | undefined, entries: KeySetDocument['entries']): AddedKey & { replaced: string | null } {
    const key = applicant(keyId);
    if (key === undefined) throw notFound('key', keyId);
    const members = entries.flatMap((entry) => applicant(entry.keyId) ?? []);
    const fault = admissionFault(key, members);
    if (fault !== null) throw invalidInput('keyId', fault.message, { fix: fault.fix });
    const chosen = alg ?? signingAlgorithm(key.alg)?.alg ?? algorithmsFor(key)[0]?.alg ?? '';
    requireFit(knownAlgorithm(chosen, 'alg'), key, 'alg');
    return { keyId, alg: chosen, signs: key.private, replaced: replacedMember(key, members)?.id ?? null };
  }

  return {
    list: os.list.handler(() => store.keySets.list().map(asKeySet)),
    get: os.get.handler(({ input }) => asKeySet(held(input.id))),
    create: os.create.handler(async ({ input: { name, port, overlap = usual.overlap, maxAge = usual.maxAge } }) => {
      const id = random.uuid();
      refuseTakenName('key set', name, store.keySets.list());
      const taken = store.keySets.list().map(({ document }) => document.port);
      if (port !== undefined) refuseTakenPort(port, store.keySets.list());
      const settings = { name, port: port ?? (await freePort(id, taken)), overlap, maxAge };
      return store.transaction(() => {
        refuseTakenName('key set', name, store.keySets.list());
        refuseTakenPort(settings.port, store.keySets.list());
        const path = keySetPath(name);
        return put(id, { ...settings, path, entries: [], revision: 0, before: null, createdAt: clock.now() });
      });
    }),
    update: os.update.handler(({ input: { id, ...settings } }) =>
      store.transaction(() => {
        const { document } = held(id);
        refuseTakenName('key set', settings.name, store.keySets.list(), id);
        if (settings.port !== document.port) {
          refuseTakenPort(settings.port, store.keySets.list(), id);
          if (servers.serves(id)) {
            throw invalidInput('port', `The set is being served on port ${document.port}.`, { fix: 'Stop serving it first.' });
          }
        }
        return put(id, { ...document, ...settings });
      }),
    ),
    addKey: os.addKey.handler(({ input: { id, keyId, alg } }) =>
      rotate(id, ({ entries }) => {
        if (entries.length >= 100) return { fault: 'The set has 100 keys already.', fix: 'Remove retired ones.' };
        const { replaced, ...added } = publishable(keyId, alg, entries);
        return withKey(entries, added, clock.now(), replaced);
      }),
    ),
    promote: os.promote.handler(({ input: { id, keyId, overlap } }) =>
      rotate(id, (set) => promoted(set.entries, keyId, { now: clock.now(), overlap: overlap ?? set.overlap })),
    ),
    retire: os.retire.handler(({ input: { id, keyId, overlap } }) =>
      rotate(id, (set) => retired(set.entries, keyId, { now: clock.now(), overlap: overlap ?? set.overlap })),
    ),
    removeKey: os.removeKey.handler(({ input: { id, keyId } }) => rotate(id, ({ entries }) => withoutKey(entries, keyId))),
    undo: os.undo.handler(({ input: { id, revision } }) =>
      store.transaction(() => {
        const { document } = held(id);
        if (document.before === null || document.revision !== revision) {
          throw invalidInput('revision', 'The set has changed since, so this change cannot be taken back alone.', {
            fix: 'Look at its keys as they are now, and promote the one that should sign.',
          });
        }
        return put(id, { ...document, entries: document.before, before: null, revision: revision + 1 });
      }),
    ),
    remove: os.remove.handler(async ({ input: { id } }) => {
      if (store.keySets.remove(id) === undefined) throw notFound('key set', id);
      await servers.stop(id);
    }),
    restore: os.restore.handler(({ input: { id } }) =>
      store.transaction(() => {
        const others = store.keySets.list();
        const record = store.keySets.restore(id);
        if (record === undefined) throw notFound('key set', id);
        return put(id, { ...record.document, name: freeName(record.document.name, others) });
      }),
    ),
    export: os.export.handler(({ input }) => ({ text: `${documentText(held(input.id), 2)}\n` })),
    serving: os.serving.handler(({ input }) => servers.state(asKeySet(held(input.id)))),
    serve: os.serve.handler(({ input }): Promise<KeySetServing> => servers.start(asKeySet(held(input.id)))),
    stop: os.stop.handler(({ input: { id } }) => (id === null ? servers.stopAll() : servers.stop(id))),
  };
}

function asKeySet({ id, document }: Stored): KeySet {
  return { id, ...document };
}

function refuseTakenPort(port: number, sets: readonly Stored[], ownId?: string): void {
  const other = sets.find(({ id, document }) => id !== ownId && document.port === port);
  if (other === undefined) return;
  const message = `Port ${port} is the one of the key set “${other.document.name}” (${keySetUrl(other.document)}).`;
  throw invalidInput('port', message, { fix: 'Choose another port.' });
}
