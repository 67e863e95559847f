import type { JsonObject } from '../contract/values.ts';
import { isObject } from './value-words.ts';

/** A member of an object as it was sent: its name and its value. */
export type SentMember = readonly [name: string, value: unknown];

/**
 * The objects in which a member's name stands more than once (RFC 8259 4), each with all its members in the order in which they were sent. An
 * object as JavaScript has it keeps the last of them alone; whoever shows, compares or checks members asks `sentMembers` instead.
 */
export type RepeatedMembers = ReadonlyMap<object, readonly SentMember[]>;

/** Claims and the objects in them in which names are repeated; null where none can be read. */
export interface SentClaims {
  readonly claims: JsonObject | null;
  readonly repeats: RepeatedMembers;
}

/** Of texts in which no name is repeated. */
export const noRepeats: RepeatedMembers = new Map();

/** The repeated members of two texts. */
export function joinedRepeats(one: RepeatedMembers, other: RepeatedMembers): RepeatedMembers {
  if (one.size === 0) return other;
  return other.size === 0 ? one : new Map([...one, ...other]);
}

/** An object's members in the order in which they were sent, repeated ones each by itself. */
export function sentMembers(object: JsonObject, repeats: RepeatedMembers): readonly SentMember[] {
  return repeats.get(object) ?? Object.entries(object);
}

/** A value as JSON, its repeated members with all their values, in the order in which they were sent. */
export function sentJson(value: unknown, repeats: RepeatedMembers): string {
  if (repeats.size === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => sentJson(each, repeats)).join(',')}]`;
  const members = repeats.get(value) ?? Object.entries(value);
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${sentJson(each, repeats)}`).join(',')}}`;
}

/** Objects whose members stand together in one, each still as it was sent; a name that several have is repeated in it. */
export function joinedMembers(parts: readonly JsonObject[], repeats: RepeatedMembers): { value: JsonObject; repeats: RepeatedMembers } {
  const sent = parts.flatMap((part) => sentMembers(part, repeats));
  const value: JsonObject = Object.create(null);
  for (const [name, each] of sent) value[name] = each;
  return { value, repeats: Object.keys(value).length === sent.length ? repeats : new Map([...repeats, [value, sent]]) };
}

/** All values that an object was sent with under a name: none, one, or several, of which most readers keep the last. */
export function sentValues(object: JsonObject, name: string, repeats: RepeatedMembers): readonly unknown[] {
  const sent = repeats.get(object);
  if (sent !== undefined) return sent.flatMap(([each, value]) => (each === name ? [value] : []));
  return Object.hasOwn(object, name) ? [object[name]] : [];
}

/** The values of all of an object's names, by name. */
export function sentValuesByName(object: JsonObject, repeats: RepeatedMembers): ReadonlyMap<string, readonly unknown[]> {
  const values = new Map<string, unknown[]>();
  for (const [name, value] of sentMembers(object, repeats)) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
}

/** Which of several members of one name a member is. */
export interface Repeat {
  /** From 1, in the order in which they were sent. */
  readonly number: number;
  readonly of: number;
}

/** For each of an object's `sentMembers`, which of several of its name it is, or null; an empty list where no name is repeated. */
export function repeatsOf(object: JsonObject, repeats: RepeatedMembers): readonly (Repeat | null)[] {
  const sent = repeats.get(object);
  if (sent === undefined) return [];
  const values = sentValuesByName(object, repeats);
  const seen = new Map<string, number>();
  return sent.map(([name]) => {
    const of = values.get(name)?.length ?? 1;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return of === 1 ? null : { number, of };
  });
}

/** What is to be said of one of several members of one name. */
export function repeatFault({ number, of }: Repeat): string {
  const kept = number === of ? 'most readers keep this one' : 'most readers keep the last';
  return `It stands here ${of} times, and this is number ${number}: ${kept}, some the first, and some refuse the token (RFC 8259 4).`;
}

/** A name that stands more than once in an object, with all its values. */
export interface RepeatedName {
  /** Names and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  readonly values: readonly unknown[];
}

/** The names that are repeated in an object or in what is inside it, at any depth, in the order of the text. */
export function repeatedNames(object: JsonObject, repeats: RepeatedMembers): readonly RepeatedName[] {
  const names: RepeatedName[] = [];
  if (repeats.size > 0) collect(object, [], repeats, names);
  return names;
}

function collect(value: unknown, path: RepeatedName['path'], repeats: RepeatedMembers, names: RepeatedName[]): void {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) collect(each, [...path, index], repeats, names);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, values] of sentValuesByName(value, repeats)) {
    if (values.length > 1) names.push({ path: [...path, name], values });
    for (const each of values) collect(each, [...path, name], repeats, names);
  }
}
