import type { KeySetEntry } from '../contract/key-sets.ts';
import { keyFits, type SigningAlgorithm, type SigningKeyType } from './algorithms.ts';

/**
 * Rotation of the keys of a published set: each change takes the entries and gives new ones. Of each algorithm that has entries exactly
 * one is current.
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

/** With a key more: current if it is the first of its algorithm, else next. */
export function withKey(entries: Entries, key: Pick<KeySetEntry, 'keyId' | 'alg'>, now: number): Rotation {
  if (entries.some(({ keyId }) => keyId === key.keyId)) return { fault: 'The key is in the set already.', fix: 'Choose another key.' };
  const state = entries.some(({ alg }) => alg === key.alg) ? 'next' : 'current';
  return { entries: [...entries, { ...key, state, since: now, until: null }] };
}

/** With a key made the current one of its algorithm; the one that was retires and stays published for the overlap. */
export function promoted(entries: Entries, keyId: string, time: RotationTime): Rotation {
  const chosen = entries.find((entry) => entry.keyId === keyId);
  if (chosen === undefined) return notInSet;
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
  if (chosen.state === 'current' && others.some(({ alg }) => alg === chosen.alg)) {
    const fix = `Promote another ${chosen.alg} key first, or remove the others.`;
    return { fault: `It is the current ${chosen.alg} key, and others of that algorithm are in the set.`, fix };
  }
  return { entries: others };
}

function retiredEntry(entry: KeySetEntry, { now, overlap }: RotationTime): KeySetEntry {
  return { ...entry, state: 'retired', since: entry.state === 'retired' ? entry.since : now, until: now + overlap * 1000 };
}

const notInSet = { fault: 'The key is not in the set.', fix: 'Add it first.' } as const;
