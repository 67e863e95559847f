import { durationWords, grouped } from '../jose/time-words.ts';
import { isObject } from '../jose/value-words.ts';

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

interface Walk {
  readonly differences: ValueDifference[];
  readonly reordered: string[];
}

const longestValue = 2000;

/** Compares two JSON objects member by member, nested ones too; the order of members does not count, that of a list's elements is told apart. */
export function compareValues(first: unknown, second: unknown): ValueComparison {
  const walk: Walk = { differences: [], reordered: [] };
  compare(walk, '', first, second);
  return walk;
}

function compare(walk: Walk, path: string, first: unknown, second: unknown): void {
  if (isObject(first) && isObject(second)) return compareObjects(walk, path, first, second);
  if (Array.isArray(first) && Array.isArray(second)) return compareLists(walk, path, first, second);
  if (first === second) return;
  const words = differenceWords(path, first, second);
  walk.differences.push({ path, kind: 'different', first: json(first), second: json(second), words });
}

function compareObjects(
  walk: Walk,
  path: string,
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): void {
  const names = Object.keys(first);
  const others = Object.keys(second);
  for (const name of names) {
    const place = joined(path, name);
    if (name in second) compare(walk, place, first[name], second[name]);
    else walk.differences.push({ path: place, kind: 'only in the first', first: json(first[name]), second: null, words: null });
  }
  for (const name of others) {
    if (!(name in first)) {
      walk.differences.push({ path: joined(path, name), kind: 'only in the second', first: null, second: json(second[name]), words: null });
    }
  }
  const shared = names.filter((name) => name in second);
  const sharedThere = others.filter((name) => name in first);
  if (shared.some((name, index) => name !== sharedThere[index])) walk.reordered.push(path);
}

function compareLists(walk: Walk, path: string, first: readonly unknown[], second: readonly unknown[]): void {
  if (first.every(isPlain) && second.every(isPlain)) return compareSets(walk, path, first, second);
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const place = `${path}[${index}]`;
    if (index >= second.length)
      walk.differences.push({ path: place, kind: 'only in the first', first: json(first[index]), second: null, words: null });
    else if (index >= first.length)
      walk.differences.push({ path: place, kind: 'only in the second', first: null, second: json(second[index]), words: null });
    else compare(walk, place, first[index], second[index]);
  }
}

/** Lists of plain values, such as audiences and roles: what is in one of them alone, each as often as it stands there. */
function compareSets(walk: Walk, path: string, first: readonly unknown[], second: readonly unknown[]): void {
  const added = without(second, first);
  const removed = without(first, second);
  for (const value of removed)
    walk.differences.push({ path: `${path}[]`, kind: 'only in the first', first: json(value), second: null, words: null });
  for (const value of added)
    walk.differences.push({ path: `${path}[]`, kind: 'only in the second', first: null, second: json(value), words: null });
  if (added.length === 0 && removed.length === 0 && first.some((value, index) => value !== second[index])) walk.reordered.push(path);
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = new Map<unknown, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return values.filter((value) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

const dates = /(?:^|\.)(?:exp|nbf|iat|auth_time|updated_at|toe|xms_tcdt)$/;

/** Whether what stands at a path is a date: a NumericDate (RFC 7519 2). */
export function isDatePath(path: string): boolean {
  return dates.test(path);
}

function differenceWords(path: string, first: unknown, second: unknown): string | null {
  if (typeof first === 'number' && typeof second === 'number' && isDatePath(path) && Number.isFinite(second - first)) {
    return second > first ? `${durationWords(second - first)} later` : `${durationWords(first - second)} earlier`;
  }
  if (typeof first === 'string' && typeof second === 'string' && /(?:^|\.)(?:scope|scp)$/.test(path)) return scopeWords(first, second);
  if (typeof first === 'string' && typeof second === 'string') return textWords(first, second);
  if (isSame(first, second) || isSame(second, first)) return 'the same value, once as a list';
  if (String(first) === String(second) && isPlain(first) && isPlain(second)) return `once as ${typeof first}, once as ${typeof second}`;
  return null;
}

function isSame(one: unknown, list: unknown): boolean {
  return Array.isArray(list) && list.length === 1 && list[0] === one;
}

function scopeWords(first: string, second: string): string {
  const [from, to] = [first.split(' '), second.split(' ')];
  const added = without(to, from).map(String);
  const removed = without(from, to).map(String);
  if (added.length === 0 && removed.length === 0) return 'the same scopes in another order';
  return [
    removed.length === 0 ? '' : `without ${removed.slice(0, 10).join(' ')}`,
    added.length === 0 ? '' : `with ${added.slice(0, 10).join(' ')}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function textWords(first: string, second: string): string | null {
  if (first.toLowerCase() === second.toLowerCase()) return 'differs by upper and lower case alone';
  if (first.trim() === second.trim()) return 'differs by white space around it alone';
  if (`${first}/` === second || first === `${second}/`) return 'differs by the slash at the end alone';
  if (first.normalize('NFKC') === second.normalize('NFKC')) return 'looks the same and is written with other characters';
  let same = 0;
  while (same < first.length && first[same] === second[same]) same += 1;
  return same > 8 && first.length + second.length > 60 ? `the same for the first ${grouped(same)} characters` : null;
}

function json(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
