import type { JsonObject } from '../contract/values.ts';
import type { KnownMember, MemberLookup } from '../jose/nested-members.ts';
import { noRepeats, type Repeat, type RepeatedMembers, repeatsOf, sentMembers } from '../jose/repeated-members.ts';
import { isObject } from '../jose/value-words.ts';
import type { JsonPath } from './json-slice.ts';

/** One line of a tree: a member of an object or an element of a list. */
export interface TreeMember {
  /** Its path as one text, the same as long as it stands at the same place. */
  readonly id: string;
  readonly path: JsonPath;
  readonly name: string | number;
  readonly value: unknown;
  /** Depth from 1. */
  readonly level: number;
  /** Its place among the members beside it, from 1, and how many those are. */
  readonly position: number;
  readonly siblings: number;
  /** How many members or elements stand inside; null for a value that has no inside. */
  readonly count: number | null;
  readonly open: boolean;
  /** Which of several members of its name it is; null for one that stands once. */
  readonly repeat: Repeat | null;
  /** What is known of it. */
  readonly entry: KnownMember | undefined;
}

/** The lines of a tree that are to be seen. */
export interface MemberTree {
  readonly rows: readonly TreeMember[];
  /** Members at any depth that the filter found; null without a filter. */
  readonly matches: number | null;
}

export interface TreeOptions {
  /** Says what the members of the outermost object are. */
  readonly lookup: MemberLookup;
  /** The objects in which names are repeated: each of those members has a line of its own. */
  readonly repeats?: RepeatedMembers | undefined;
  /** What a person opened or closed, by id. */
  readonly opened: ReadonlyMap<string, boolean>;
  /** Shows those members alone in whose name, title or value this text occurs, and what they stand in. */
  readonly filter: string;
}

interface Walk {
  readonly repeats: RepeatedMembers;
  readonly opened: ReadonlyMap<string, boolean>;
  /** Small objects that are understood are open until somebody closes them; in a large token nothing is. */
  readonly opensItself: boolean;
  readonly rows: TreeMember[];
  matches: number;
}

/** A container on the way, and what is known of its members. */
interface Place {
  readonly container: object;
  readonly lookup: MemberLookup | undefined;
  readonly level: number;
  readonly path: JsonPath;
  readonly id: string;
}

const fewMembers = 60;
const smallObject = 8;
const openLevels = 3;

/** Lays an object out as the lines of a tree. Takes time linear in what is open; with a filter, in all of it. */
export function memberTree(object: JsonObject, { lookup, opened, filter, repeats = noRepeats }: TreeOptions): MemberTree {
  const wanted = filter.trim().toLowerCase();
  const walk: Walk = { repeats, opened, opensItself: Object.keys(object).length <= fewMembers, rows: [], matches: 0 };
  layOut(walk, { container: object, lookup, level: 1, path: [], id: '' }, wanted);
  return { rows: walk.rows, matches: wanted === '' ? null : walk.matches };
}

/** Adds the members of a container, those that are wanted. Answers how many lines that made. */
function layOut(walk: Walk, { container, lookup, level, path, id }: Place, wanted: string): number {
  const before = walk.rows.length;
  const entries = entriesOf(walk, container);
  for (const [index, [name, value, repeat]] of entries.entries()) {
    addMember(
      walk,
      {
        ...placed(id, path, name, repeat),
        name,
        value,
        level,
        position: index + 1,
        siblings: entries.length,
        count: sizeOf(walk, value),
        open: false,
        repeat,
        entry: typeof name === 'string' ? lookup?.(name) : undefined,
      },
      typeof name === 'number' ? lookup : undefined,
      wanted,
    );
  }
  return walk.rows.length - before;
}

/** Adds one member and what is inside it, as far as that is open or wanted. */
function addMember(walk: Walk, member: TreeMember, ofElements: MemberLookup | undefined, wanted: string): void {
  const { value, level, path, id } = member;
  const matched = wanted !== '' && matches(member, wanted);
  if (matched) walk.matches += 1;
  if (typeof value !== 'object' || value === null || member.count === 0) {
    if (matched || wanted === '') walk.rows.push(member);
    return;
  }
  const inside: Place = { container: value, lookup: member.entry?.inside ?? ofElements, level: level + 1, path, id };
  const chosen = walk.opened.get(id);
  const place = walk.rows.length;
  walk.rows.push({ ...member, open: true });
  if (wanted === '') {
    if (chosen ?? (walk.opensItself && opensItself(member, inside))) layOut(walk, inside, '');
    else walk.rows[place] = member;
    return;
  }
  const found = layOut(walk, inside, wanted);
  if (found === 0 && !matched) walk.rows.length = place;
  else if (chosen === false || found === 0) {
    walk.rows.length = place + 1;
    if (chosen === true) layOut(walk, inside, '');
    else walk.rows[place] = member;
  }
}

function opensItself({ level, count, value }: TreeMember, { lookup }: Place): boolean {
  if (lookup === undefined || level > openLevels || count === null || count > smallObject) return false;
  return !Array.isArray(value) || value.some((each) => isObject(each));
}

type Entry = readonly [name: string | number, value: unknown, repeat: Repeat | null];

function entriesOf({ repeats }: Walk, container: object): readonly Entry[] {
  if (Array.isArray(container)) return container.map((value: unknown, index) => [index, value, null]);
  if (!isObject(container)) return [];
  const places = repeatsOf(container, repeats);
  return sentMembers(container, repeats).map(([name, value], index) => [name, value, places[index] ?? null]);
}

/** Where a member stands. The last of several of one name, which counts for most readers, is found by its name alone. */
function placed(id: string, path: JsonPath, name: string | number, repeat: Repeat | null): Pick<TreeMember, 'id' | 'path'> {
  const own = `${id}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (repeat === null || repeat.number === repeat.of) return { id: own, path: [...path, name] };
  return { id: `${own}~#${repeat.number}`, path: [...path, { name: String(name), number: repeat.number }] };
}

function sizeOf({ repeats }: Walk, value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) ? value.length : (repeats.get(value)?.length ?? Object.keys(value).length);
}

function matches({ name, value, entry }: TreeMember, wanted: string): boolean {
  if (typeof name === 'string' && name.toLowerCase().includes(wanted)) return true;
  if (entry?.title.toLowerCase().includes(wanted) === true) return true;
  return (typeof value !== 'object' || value === null) && String(value).toLowerCase().includes(wanted);
}

const plainName = /^[A-Za-z_][\w-]*$/;

/** A path for people and programs: `cnf.jkt`, `aud[1]`, `cnf["x5t#S256"]`, `iss (number 1)` for the first of several. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return typeof step === 'string' ? withName(text, step) : `${withName(text, step.name)} (number ${step.number})`;
  }, '');
}

function withName(text: string, name: string): string {
  if (!plainName.test(name)) return `${text}[${JSON.stringify(name)}]`;
  return text === '' ? name : `${text}.${name}`;
}
