import { CircleDashed, CircleSlash, CircleDot, Globe } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { KeySet, KeySetEntry, KeyState } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { isPublished } from '../../../core/jose/key-rotation.ts';
import { durationWords, relativeTime, utcText } from '../../../core/jose/time-words.ts';
import type { Tone } from '../../ui/chip.tsx';
import { quotedName } from '../../app/quoted-name.ts';

/** How a key's state looks, and what it means. */
export const stateLooks: Readonly<
  Record<KeyState, { readonly word: string; readonly icon: LucideIcon; readonly tone: Tone; readonly meaning: string }>
> = {
  current: { word: 'Current', icon: CircleDot, tone: 'good', meaning: 'Signs, and is published.' },
  next: { word: 'Next', icon: CircleDashed, tone: 'accent', meaning: 'Published, so that servers know it before it signs.' },
  retired: { word: 'Retired', icon: CircleSlash, tone: 'neutral', meaning: 'Signs no more; stays published until its overlap is over.' },
  published: { word: 'Published', icon: Globe, tone: 'neutral', meaning: 'Only its public half is held here, so it signs nothing.' },
};

/** The order in which a set's keys are shown. */
const order: readonly KeyState[] = ['current', 'next', 'retired', 'published'];

/** A set's keys as they are shown: by algorithm, current first. */
export function shownEntries({ entries }: KeySet): readonly KeySetEntry[] {
  return entries.toSorted((a, b) => a.alg.localeCompare(b.alg) || order.indexOf(a.state) - order.indexOf(b.state) || b.since - a.since);
}

/** How a key stands in the set once it is added, as the button and the message say it. */
export const addedWords: Readonly<Record<KeyState, { readonly as: string; readonly done: (alg: string) => string }>> = {
  current: { as: 'as current', done: (alg) => `is the current ${alg} key` },
  next: { as: 'as next', done: () => 'is published as the next key' },
  retired: { as: 'as retired', done: () => 'is retired' },
  published: { as: 'to publish it only', done: () => 'is published; only its public half is held here, so it signs nothing' },
};

/** Since when, and for how long: “since 2 min”, “published for another 23 h”. */
export function entryWords(entry: KeySetEntry, now: number): string {
  if (entry.until === null) return relativeTime(entry.since, now);
  return isPublished(entry, now) ? `leaves the set ${relativeTime(entry.until, now)}` : `left the set ${relativeTime(entry.until, now)}`;
}

/** A duration to choose as overlap, in seconds. */
function overlapWords(seconds: number): string {
  return seconds === 0 ? 'None: leaves the set at once' : durationWords(seconds);
}

/** Overlaps that are offered, with the one that is set among them. */
export function overlapOptions(own: number): readonly { readonly value: string; readonly label: string }[] {
  const seconds = [...new Set([0, 300, 3600, 86_400, 604_800, own])].toSorted((a, b) => a - b);
  return seconds.map((value) => ({ value: String(value), label: overlapWords(value) }));
}

/** What a promotion will do, in sentences. */
export function promotionWords(
  next: Pick<Key, 'name'>,
  before: Pick<Key, 'name'> | undefined,
  alg: string,
  overlap: number,
  now: number,
): string {
  const signs = `${quotedName(next.name)} becomes the current ${alg} key: clients that name this set sign with it from now on.`;
  if (before === undefined) return signs;
  const stays =
    overlap === 0
      ? 'leaves the set at once, so servers that fetch the set refuse what it has signed'
      : `stays published for ${durationWords(overlap)}, until ${utcText(now + overlap * 1000)}, so that what it has signed is still taken`;
  return `${signs} ${quotedName(before.name)} signs no more and ${stays}.`;
}

/** What speaks against a promotion now. `held`: whether its private part is. */
export function promotionWarnings(set: KeySet, entry: KeySetEntry, held: boolean, overlap: number, now: number): readonly string[] {
  const known = Math.floor((now - entry.since) / 1000);
  return [
    ...(held ? [] : ['Only its public part is held here, so clients that name this set could not sign.']),
    ...(entry.state === 'next' && known < set.maxAge
      ? [
          `It has been published for ${durationWords(known)} only, and servers may use an older copy of the set for ${durationWords(set.maxAge)}.`,
        ]
      : []),
    ...(overlap < set.maxAge && overlap > 0
      ? [`The overlap is shorter than the ${durationWords(set.maxAge)} for which servers may keep a copy of the set.`]
      : []),
  ];
}
