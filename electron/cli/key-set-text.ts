import type { KeySet, KeySetEntry } from '../../core/contract/key-sets.ts';
import type { Key } from '../../core/contract/keys.ts';
import { isPublished } from '../../core/jose/key-rotation.ts';
import { keySetUrl } from '../../core/jose/key-set-url.ts';
import { durationWords, instantWords, utcText } from '../../core/jose/time-words.ts';
import { columns } from './columns.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** A published key set with what its keys are called. */
export interface NamedKeySet {
  readonly set: KeySet;
  readonly keys: readonly Key[];
}

/** Titles over the columns of `keySetRow`. */
export const keySetRowTitles = ['NAME', 'URL', 'CURRENT', 'NEXT', 'RETIRED', 'PUBLISHED ONLY', 'ID'];

/** A key set as a row of a table. */
export function keySetRow({ set, keys }: NamedKeySet): string[] {
  const names = (state: KeySetEntry['state']) =>
    set.entries
      .filter((entry) => entry.state === state)
      .map((entry) => keyName(entry, keys))
      .join(', ') || '–';
  return [set.name, keySetUrl(set), names('current'), names('next'), names('retired'), names('published'), set.id];
}

/** A key set line by line, its keys last. `now` in milliseconds. */
export function keySetDetails({ set, keys }: NamedKeySet, now: number, { style }: Terminal): string {
  const facts = [
    ['name', set.name],
    ['id', set.id],
    ['URL', keySetUrl(set)],
    ['overlap', durationWords(set.overlap)],
    ['max-age', durationWords(set.maxAge)],
  ];
  const text = columns(facts, (cell, column) => (column === 0 ? style('dim', cell) : cell));
  if (set.entries.length === 0) return text;
  const rows = set.entries.map((entry) => [entry.state, keyName(entry, keys), entry.alg, utcText(entry.since), publishedWords(entry, now)]);
  const table = columns([['STATE', 'KEY', 'ALG', 'SINCE', 'PUBLISHED'], ...rows], (cell, _column, row) =>
    row === 0 ? style('dim', cell) : cell,
  );
  return `${text}\n${table}`;
}

/** A key set as JSON for programs. */
export function keySetJson({ set, keys }: NamedKeySet, now: number): object {
  const { before: _before, entries, ...plain } = set;
  return {
    ...plain,
    url: keySetUrl(set),
    entries: entries.map((entry) => ({
      ...entry,
      name: keyName(entry, keys),
      kid: keys.find(({ id }) => id === entry.keyId)?.kid ?? null,
      published: isPublished(entry, now),
    })),
  };
}

/** A word about a key that was just added and cannot sign; null for others. */
export function publishedOnlyWords({ set, keys }: NamedKeySet, keyId: string): string | null {
  const entry = set.entries.find((each) => each.keyId === keyId);
  if (entry?.state !== 'published') return null;
  return `Only the public half of “${visibleText(keyName(entry, keys))}” is held: the set publishes it, and nothing signs with it. Import its private key and add that for signing.`;
}

function keyName({ keyId }: KeySetEntry, keys: readonly Key[]): string {
  return keys.find(({ id }) => id === keyId)?.name ?? 'a key that is gone';
}

function publishedWords(entry: KeySetEntry, now: number): string {
  if (entry.until === null) return 'yes';
  return isPublished(entry, now) ? `ends ${instantWords(entry.until, now)}` : `ended ${instantWords(entry.until, now)}`;
}
