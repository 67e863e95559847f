import type { KeySet, KeySetEntry } from '../contract/key-sets.ts';
import type { Key } from '../contract/keys.ts';
import { keyFits, type SigningAlgorithm, type SigningKeyType } from './algorithms.ts';

/**
 * Rotation of the keys of a published set: each change takes the entries and gives new ones. Of the keys of each algorithm that can sign
 * exactly one is current; one of which only the public half is held is published, and nothing more.
 */

type Entries = readonly KeySetEntry[];

/** The entries after a change, or one sentence that says why it cannot be made and one that says what to do. */
export type Rotation = { readonly entries: KeySetEntry[] } | { readonly fault: string; readonly fix: string };

/** When a change happens, in milliseconds, and how long what it retires stays published, in seconds. */
export interface RotationTime {
  readonly now: number;
  readonly overlap: number;
}

/** Whether the document holds the key at an instant, in milliseconds. */
export function isPublished({ state, until }: Pick<KeySetEntry, 'state' | 'until'>, now: number): boolean {
  return state !== 'retired' || (until !== null && until > now);
}

/** The current key of an algorithm. */
export function currentOf(entries: Entries, alg: string): KeySetEntry | undefined {
  return entries.find((entry) => entry.state === 'current' && entry.alg === alg);
}

/** The current key that signs with an algorithm: the one published for it, else the first that can compute it. */
export function currentFor(
  entries: Entries,
  algorithm: SigningAlgorithm,
  keyOf: (id: string) => SigningKeyType | undefined,
): KeySetEntry | undefined {
  const fitting = entries.filter(({ state, keyId }) => {
    const key = state === 'current' ? keyOf(keyId) : undefined;
    return key !== undefined && keyFits(algorithm, key);
  });
  return fitting.find(({ alg }) => alg === algorithm.alg) ?? fitting[0];
}

/** Why nothing can sign with a key set, in one sentence, and what to do; null where a current key of it can. */
export function signingGap(
  { name, entries }: Pick<KeySet, 'name' | 'entries'>,
  keyOf: (id: string) => Pick<Key, 'private'> | undefined,
): { readonly message: string; readonly fix: string } | null {
  if (entries.some(({ state, keyId }) => state === 'current' && keyOf(keyId)?.private === true)) return null;
  const lack =
    entries.length === 0
      ? 'has no key'
      : entries.every(({ state }) => state === 'published')
        ? 'has only keys of which the public half alone is held'
        : 'has no current key of which the private half is held';
  return { message: `The key set “${name}” ${lack}: nothing can sign with it.`, fix: 'Add a key to it of which the private half is held.' };
}

/** A key that is added to a set. */
export interface AddedKey extends Pick<KeySetEntry, 'keyId' | 'alg'> {
  /** Whether its private half is held. */
  readonly signs: boolean;
}

/** The state that a key takes when it is added: current if it is the first of its algorithm that can sign. */
export function addedState(entries: Entries, { alg, signs }: Pick<AddedKey, 'alg' | 'signs'>): KeySetEntry['state'] {
  if (!signs) return 'published';
  return currentOf(entries, alg) === undefined ? 'current' : 'next';
}

/** With a key more, or in the place of the one that is named: of its own public half. */
export function withKey(entries: Entries, { keyId, alg, signs }: AddedKey, now: number, replaced: string | null = null): Rotation {
  if (entries.some((entry) => entry.keyId === keyId)) return { fault: 'The key is in the set already.', fix: 'Choose another key.' };
  const others = entries.filter((entry) => entry.keyId !== replaced);
  return { entries: [...others, { keyId, alg, state: addedState(others, { alg, signs }), since: now, until: null }] };
}

/** With a key made the current one of its algorithm; the one that was retires and stays published for the overlap. */
export function promoted(entries: Entries, keyId: string, time: RotationTime): Rotation {
  const chosen = entries.find((entry) => entry.keyId === keyId);
  if (chosen === undefined) return notInSet;
  if (chosen.state === 'published') return cannotSign;
  if (chosen.state === 'current') return { fault: `It is the current ${chosen.alg} key already.`, fix: 'Choose a key that is next.' };
  return {
    entries: entries.map((entry) => {
      if (entry === chosen) return { ...entry, state: 'current', since: time.now, until: null };
      return entry.alg === chosen.alg && entry.state === 'current' ? retiredEntry(entry, time) : entry;
    }),
  };
}

/** With a key retired that was next; for a retired one, its overlap begins anew. */
export function retired(entries: Entries, keyId: string, time: RotationTime): Rotation {
  const chosen = entries.find((entry) => entry.keyId === keyId);
  if (chosen === undefined) return notInSet;
  if (chosen.state === 'published') return cannotSign;
  if (chosen.state === 'current') {
    const fix = `Promote another ${chosen.alg} key, which retires this one.`;
    return { fault: `It is the current ${chosen.alg} key, and something must sign.`, fix };
  }
  return { entries: entries.map((entry) => (entry === chosen ? retiredEntry(entry, time) : entry)) };
}

/** Without a key. The current one leaves only as the last of its algorithm. */
export function withoutKey(entries: Entries, keyId: string): Rotation {
  const chosen = entries.find((entry) => entry.keyId === keyId);
  if (chosen === undefined) return notInSet;
  const others = entries.filter((entry) => entry !== chosen);
  if (chosen.state === 'current' && others.some(({ alg, state }) => alg === chosen.alg && state !== 'published')) {
    const fix = `Promote another ${chosen.alg} key first, or remove the others.`;
    return { fault: `It is the current ${chosen.alg} key, and others of that algorithm are in the set.`, fix };
  }
  return { entries: others };
}

function retiredEntry(entry: KeySetEntry, { now, overlap }: RotationTime): KeySetEntry {
  return { ...entry, state: 'retired', since: entry.state === 'retired' ? entry.since : now, until: now + overlap * 1000 };
}

const cannotSign = {
  fault: 'Only its public half is held, so it is published and takes no turn in signing.',
  fix: 'Import its private key and add that, which takes its place, or take it out of the set.',
} as const;
const notInSet = { fault: 'The key is not in the set.', fix: 'Add it first.' } as const;
