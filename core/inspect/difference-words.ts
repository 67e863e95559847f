import { durationWords, grouped } from '../jose/time-words.ts';

const dates = /(?:^|\.)(?:exp|nbf|iat|auth_time|updated_at|toe|xms_tcdt)$/;

/** Whether what stands at a path is a date: a NumericDate (RFC 7519 2). */
export function isDatePath(path: string): boolean {
  return dates.test(path);
}

/** A difference between two values at a path in words, or null where both say it best themselves. */
export function differenceWords(path: string, first: unknown, second: unknown): string | null {
  if (typeof first === 'number' && typeof second === 'number' && isDatePath(path) && Number.isFinite(second - first)) {
    return second > first ? `${durationWords(second - first)} later` : `${durationWords(first - second)} earlier`;
  }
  if (typeof first === 'string' && typeof second === 'string' && /(?:^|\.)(?:scope|scp)$/.test(path)) return scopeWords(first, second);
  if (typeof first === 'string' && typeof second === 'string') return textWords(first, second);
  if (isSame(first, second) || isSame(second, first)) return 'the same value, once as a list';
  if (String(first) === String(second) && typeof first !== 'object' && typeof second !== 'object')
    return `once as ${typeof first}, once as ${typeof second}`;
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
  const [kept, keptThere] = [without(from, removed), without(to, added)];
  return [
    removed.length === 0 ? '' : `without ${removed.slice(0, 10).join(' ')}`,
    added.length === 0 ? '' : `with ${added.slice(0, 10).join(' ')}`,
    kept.some((scope, index) => scope !== keptThere[index]) ? 'the others in another order' : '',
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

/** The values that are not among others, each as often as it stands more than there. */
export function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = new Map<unknown, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return values.filter((value) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}
