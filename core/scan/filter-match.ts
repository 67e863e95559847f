import type { JsonObject } from '../contract/values.ts';
import type { Comparison, ComparisonOperator, Filter } from './filter-expression.ts';
import { claimPrefix, findingMember, tokenMembers, type FoundToken, type MemberName } from './found-token.ts';

/** What is known of a token beside its row, looked up only when it is asked for. */
export interface TokenDetails {
  /** Null where there are none. */
  readonly claims: () => JsonObject | null;
  /** Ids of the rules that find something. */
  readonly findings: () => readonly string[];
}

/** The members that a filter compares, as often as it does. */
export function comparedMembers(filter: Filter | null): readonly MemberName[] {
  if (filter === null) return [];
  if (filter.is === 'comparison') return [filter.member];
  return filter.is === 'not' ? comparedMembers(filter.operand) : [...comparedMembers(filter.left), ...comparedMembers(filter.right)];
}

/** Whether a token fits a filter. */
export function matches(filter: Filter, token: FoundToken, details: TokenDetails): boolean {
  if (filter.is === 'comparison') return compares(filter, memberValue(filter.member, token, details));
  if (filter.is === 'not') return !matches(filter.operand, token, details);
  const left = matches(filter.left, token, details);
  return filter.is === 'and' ? left && matches(filter.right, token, details) : left || matches(filter.right, token, details);
}

/** What a token has under a name; undefined or null when it has nothing. */
export function memberValue(name: MemberName, token: FoundToken, details: TokenDetails): unknown {
  const member = tokenMembers.find((candidate) => candidate === name);
  if (member !== undefined) return token[member];
  if (name === findingMember) return details.findings();
  const object = details.claims();
  const claim = name.slice(claimPrefix.length);
  return object !== null && Object.hasOwn(object, claim) ? object[claim] : undefined;
}

/** The value as text, as groups and exports write it: strings bare, several joined with a space, everything else as JSON. */
export function memberText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join(' ');
  return JSON.stringify(value);
}

function compares(comparison: Comparison, value: unknown): boolean {
  if (comparison.operator === '!=') return !compares({ ...comparison, operator: '=' }, value);
  if (comparison.text === null) return isAbsent(value);
  if (isAbsent(value)) return false;
  return Array.isArray(value) ? value.some((entry) => comparesOne(comparison, entry)) : comparesOne(comparison, value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function comparesOne({ operator, text, number }: Comparison, value: unknown): boolean {
  if (operator === '~')
    return memberText(value)
      .toLowerCase()
      .includes((text ?? '').toLowerCase());
  if (typeof value === 'number') return number !== null && orders[operator](value - number);
  const own = memberText(value);
  return orders[operator](own === text ? 0 : own < (text ?? '') ? -1 : 1);
}

/** What the sign of a difference must be. */
const orders: Readonly<Record<Exclude<ComparisonOperator, '~'>, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};
