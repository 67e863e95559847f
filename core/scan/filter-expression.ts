import { grouped, parseInstant } from '../jose/time-words.ts';
import { findingMember, memberName, memberNames, type MemberName } from './found-token.ts';
import { type FilterFault, type FilterWord, filterWords } from './filter-word.ts';

const comparisonOperators = ['=', '!=', '<', '>', '<=', '>=', '~'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** What a member is compared with. `text` is null for the bare word `null`: the member is absent. */
export interface Comparison {
  readonly is: 'comparison';
  readonly member: MemberName;
  readonly operator: ComparisonOperator;
  readonly text: string | null;
  /** The same as a number, for members and claims that are numbers; null when it is none. */
  readonly number: number | null;
}

/** A filter expression, read. */
export type Filter =
  | Comparison
  | { readonly is: 'not'; readonly operand: Filter }
  | { readonly is: 'and' | 'or'; readonly left: Filter; readonly right: Filter };

/** Longest expression, in characters. */
const longestFilter = 10_000;

const deepest = 50;
const numberMembers: ReadonlySet<MemberName> = new Set<MemberName>(['count', 'line', 'offset']);
const dateMembers: ReadonlySet<MemberName> = new Set<MemberName>(['iat', 'exp']);

/** Ends the reading of an expression; it never leaves this file. */
class Refusal extends Error {
  readonly fault: FilterFault;
  constructor(position: number, message: string) {
    super(message);
    this.fault = { position, message };
  }
}

/**
 * Reads an expression: comparisons such as `iss = "https://as.example"`, `exp < 2026-01-01`, `claims.scope ~ write`, joined with `and`,
 * `or`, `not` and parentheses. An empty one is null: it lets everything through.
 */
export function readFilter(text: string): { readonly filter: Filter | null } | { readonly fault: FilterFault } {
  if (text.length > longestFilter) {
    return { fault: { position: longestFilter, message: `The expression has more than ${grouped(longestFilter)} characters.` } };
  }
  const words = filterWords(text);
  if ('message' in words) return { fault: words };
  if (words[0]?.is === 'end') return { filter: null };
  try {
    return { filter: new Reading(words).whole() };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault };
    throw error;
  }
}

/** One pass over the words of an expression. */
class Reading {
  readonly #words: readonly FilterWord[];
  #next = 0;
  #depth = 0;

  constructor(words: readonly FilterWord[]) {
    this.#words = words;
  }

  whole(): Filter {
    const filter = this.#alternatives();
    const after = this.#take();
    if (after.is === 'end') return filter;
    if (after.text === ')' && after.is === 'parenthesis') throw new Refusal(after.position, 'This parenthesis closes none that is open.');
    throw new Refusal(after.position, `“and” or “or” is missing before “${after.text}”.`);
  }

  #alternatives(): Filter {
    let left = this.#conjunction();
    while (this.#takeKeyword('or')) left = { is: 'or', left, right: this.#conjunction() };
    return left;
  }

  #conjunction(): Filter {
    let left = this.#negation();
    while (this.#takeKeyword('and')) left = { is: 'and', left, right: this.#negation() };
    return left;
  }

  #negation(): Filter {
    const { position } = this.#peek();
    this.#depth += 1;
    if (this.#depth > deepest) throw new Refusal(position, `Parentheses and “not” may be nested ${deepest} deep.`);
    const filter: Filter = this.#takeKeyword('not') ? { is: 'not', operand: this.#negation() } : this.#operand();
    this.#depth -= 1;
    return filter;
  }

  #operand(): Filter {
    const word = this.#take();
    if (word.is === 'parenthesis' && word.text === '(') {
      const inner = this.#alternatives();
      if (this.#take().text !== ')') throw new Refusal(word.position, 'The parenthesis that opens here is never closed.');
      return inner;
    }
    return this.#comparison(word);
  }

  #comparison(word: FilterWord): Comparison {
    if (word.is !== 'name') throw new Refusal(word.position, word.is === 'end' ? 'A comparison is missing here.' : noMember(word.text));
    const member = memberName(word.text);
    if (member === null) throw new Refusal(word.position, noMember(word.text));
    const sign = this.#take();
    const operator = comparisonOperators.find((candidate) => sign.is === 'operator' && candidate === sign.text);
    if (operator === undefined) {
      throw new Refusal(sign.position, `After “${word.text}” one of ${comparisonOperators.join(' ')} is needed.`);
    }
    const value = this.#take();
    if (value.is !== 'name' && value.is !== 'quoted') throw new Refusal(value.position, `After “${operator}” a value is missing.`);
    return comparison(member, operator, value);
  }

  #takeKeyword(keyword: string): boolean {
    const word = this.#peek();
    const found = word.is === 'name' && word.text.toLowerCase() === keyword;
    if (found) this.#next += 1;
    return found;
  }

  #peek(): FilterWord {
    return this.#words[this.#next] ?? { is: 'end', text: '', position: 0 };
  }

  #take(): FilterWord {
    const word = this.#peek();
    if (word.is !== 'end') this.#next += 1;
    return word;
  }
}

function noMember(text: string): string {
  return `There is no member “${text}”. Members are ${memberNames}, and any claim by claims.NAME.`;
}

function comparison(member: MemberName, operator: ComparisonOperator, value: FilterWord): Comparison {
  const absent = value.is === 'name' && value.text === 'null';
  if (absent && operator !== '=' && operator !== '!=') {
    throw new Refusal(value.position, `“null” is compared with = and != alone.`);
  }
  if (absent) return { is: 'comparison', member, operator, text: null, number: null };
  if (member === findingMember) return findingComparison(operator, value);
  const number = numberOf(member, value.text);
  if (number === null && operator !== '~' && (numberMembers.has(member) || dateMembers.has(member))) {
    const wanted = dateMembers.has(member) ? 'seconds since 1970 or a date such as 2026-01-01T00:00:00Z' : 'a number';
    throw new Refusal(value.position, `“${member}” is compared with ${wanted}, not with “${value.text}”.`);
  }
  return { is: 'comparison', member, operator, text: value.text, number };
}

/** Ids of rules are compared without case. */
function findingComparison(operator: ComparisonOperator, { text, position }: FilterWord): Comparison {
  const isId = /^[a-z]{3}-\d{2}$/i.test(text);
  if (operator !== '~' && !(isId && (operator === '=' || operator === '!='))) {
    throw new Refusal(position, `“${findingMember}” is compared by = and != with a rule such as TIM-04, or by ~ with a part of its name.`);
  }
  return { is: 'comparison', member: findingMember, operator, text: text.toUpperCase(), number: null };
}

function numberOf(member: MemberName, text: string): number | null {
  if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  const instant = dateMembers.has(member) ? parseInstant(text) : null;
  return instant === null ? null : instant / 1000;
}
