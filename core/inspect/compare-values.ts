import type { JsonObject } from '../contract/values.ts';
import { type RepeatedMembers, sentJson, sentValuesByName } from '../jose/repeated-members.ts';
import { isObject } from '../jose/value-words.ts';
import { differenceWords, without } from './difference-words.ts';
import { type JsonPath, jsonSlice } from './json-slice.ts';

/** One difference between two values that stand at the same place. */
export interface ValueDifference {
  /** "cnf.jkt", "aud[1]"; empty for the whole. */
  readonly path: string;
  readonly kind: 'only in the first' | 'only in the second' | 'different';
  /** As JSON; null where there is none. */
  readonly first: string | null;
  readonly second: string | null;
  /** The difference in words: "60 s later", "the same audience, once as a list". */
  readonly words: string | null;
}

/** What was found of two values. */
export interface ValueComparison {
  readonly differences: readonly ValueDifference[];
  /** Places where only the order differs. */
  readonly reordered: readonly string[];
}

/** A JSON object that is compared, with what it cannot say of itself. */
export interface ComparedObject {
  readonly value: JsonObject;
  /** The objects in it in which names are repeated: all of their values are compared. */
  readonly repeats: RepeatedMembers;
  /** The text that it was read from, for numbers that JavaScript cannot hold. */
  readonly text: string | null;
}

/** Where two values stand: for people, and in the text of each. */
interface Place {
  readonly path: string;
  readonly first: JsonPath;
  readonly second: JsonPath;
}

interface Walk {
  readonly sides: { readonly first: ComparedObject; readonly second: ComparedObject };
  readonly differences: ValueDifference[];
  readonly reordered: string[];
  /** Numbers that are still looked up in the texts. */
  lookups: number;
}

type Side = 'first' | 'second';

const longestValue = 2000;
/** Looking a number up takes time linear in the text. */
const mostLookups = 200;

/** Compares two JSON objects member by member, nested ones too; the order of members does not count, that of a list's elements is told apart. */
export function compareValues(first: ComparedObject, second: ComparedObject): ValueComparison {
  const walk: Walk = { sides: { first, second }, differences: [], reordered: [], lookups: mostLookups };
  compareObjects(walk, { path: '', first: [], second: [] }, first.value, second.value);
  return walk;
}

function compare(walk: Walk, place: Place, first: unknown, second: unknown): void {
  if (isObject(first) && isObject(second)) return compareObjects(walk, place, first, second);
  if (Array.isArray(first) && Array.isArray(second)) return compareLists(walk, place, first, second);
  if (first === second) return isUnsafe(first) ? compareWritten(walk, place, first) : undefined;
  const words = differenceWords(place.path, first, second);
  walk.differences.push({
    path: place.path,
    kind: 'different',
    first: json(walk, 'first', place, first),
    second: json(walk, 'second', place, second),
    words,
  });
}

/** Numbers that JavaScript reads as the same and that may be written differently: beyond what it can hold, or past its digits. */
function compareWritten(walk: Walk, place: Place, value: unknown): void {
  const [first, second] = [json(walk, 'first', place, value), json(walk, 'second', place, value)];
  if (first === second) return;
  walk.differences.push({ path: place.path, kind: 'different', first, second, words: 'JavaScript reads both as the same number' });
}

function isUnsafe(value: unknown): boolean {
  return typeof value === 'number' && !Number.isSafeInteger(value);
}

function compareObjects(walk: Walk, place: Place, first: JsonObject, second: JsonObject): void {
  const ones = sentValuesByName(first, walk.sides.first.repeats);
  const all = sentValuesByName(second, walk.sides.second.repeats);
  for (const [name, values] of ones) compareMember(walk, place, name, { first: values, second: all.get(name) ?? [] });
  for (const [name, values] of all) if (!ones.has(name)) compareMember(walk, place, name, { first: [], second: values });
  const names = [...ones.keys()];
  const others = [...all.keys()];
  const shared = names.filter((name) => all.has(name));
  const sharedThere = others.filter((name) => ones.has(name));
  if (shared.some((name, index) => name !== sharedThere[index])) walk.reordered.push(place.path);
}

/** Compares what stands under a name. Of repeated ones the last are compared with each other, since most readers keep those, and so on forwards. */
function compareMember(walk: Walk, place: Place, name: string, values: Readonly<Record<Side, readonly unknown[]>>): void {
  const { first: ones, second: others } = values;
  const inBoth = ones.length > 0 && others.length > 0 && ones.length !== others.length;
  const words = inBoth ? `stands ${times(ones.length)} in the first and ${times(others.length)} in the second` : null;
  for (let back = Math.max(ones.length, others.length); back > 0; back -= 1) {
    const [one, other] = [ones.at(-back), others.at(-back)];
    const within = inside(place, name, { first: step(name, ones.length, back), second: step(name, others.length, back) });
    if (back > others.length) only(walk, 'first', within, one, words);
    else if (back > ones.length) only(walk, 'second', within, other, words);
    else compare(walk, within, one, other);
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function step(name: string, count: number, back: number): JsonPath[number] {
  return back === 1 ? name : { name, number: count - back + 1 };
}

function inside(
  { path, first, second }: Place,
  name: string,
  steps: Readonly<Record<Side, JsonPath[number]>> = { first: name, second: name },
): Place {
  return { path: path === '' ? name : `${path}.${name}`, first: [...first, steps.first], second: [...second, steps.second] };
}

/** What stands in one of them alone. */
function only(walk: Walk, side: Side, place: Place, value: unknown, words: string | null = null): void {
  const shown = json(walk, side, place, value);
  const { path } = place;
  walk.differences.push(
    side === 'first'
      ? { path, kind: 'only in the first', first: shown, second: null, words }
      : { path, kind: 'only in the second', first: null, second: shown, words },
  );
}

function compareLists(walk: Walk, place: Place, first: readonly unknown[], second: readonly unknown[]): void {
  if (first.every(isPlain) && second.every(isPlain)) return compareSets(walk, place, first, second);
  const { path } = place;
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const element = { path: `${path}[${index}]`, first: [...place.first, index], second: [...place.second, index] };
    if (index >= second.length) only(walk, 'first', element, first[index]);
    else if (index >= first.length) only(walk, 'second', element, second[index]);
    else compare(walk, element, first[index], second[index]);
  }
}

/** Lists of plain values, such as audiences and roles: what is in one of them alone, each as often as it stands there. */
function compareSets(walk: Walk, place: Place, first: readonly unknown[], second: readonly unknown[]): void {
  const added = without(second, first);
  const removed = without(first, second);
  const element = { ...place, path: `${place.path}[]` };
  for (const value of removed) only(walk, 'first', element, value);
  for (const value of added) only(walk, 'second', element, value);
  const reordered = added.length === 0 && removed.length === 0 && first.some((value, index) => value !== second[index]);
  if (reordered) walk.reordered.push(place.path);
}

/** What can be compared as a member of a set: no objects or lists, and no numbers that are more than they seem. */
function isPlain(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && !isUnsafe(value);
}

/** A value as JSON, numbers that JavaScript cannot hold as they are written. */
function json(walk: Walk, side: Side, place: Place, value: unknown): string {
  const { text, repeats } = walk.sides[side];
  const isLookedUp = isUnsafe(value) && text !== null && walk.lookups > 0;
  if (isLookedUp) walk.lookups -= 1;
  const written = (isLookedUp ? jsonSlice(text, place[side]) : null) ?? sentJson(value, repeats);
  return written.length > longestValue ? `${written.slice(0, longestValue)}…` : written;
}
