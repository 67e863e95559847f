import { type JsonMemberPlace, readJsonObject } from '../jose/json-reader.ts';
import { tokenKind } from '../jose/token-kind.ts';
import type { ReadToken } from '../jose/token.ts';
import { compareValues, type ValueDifference } from './compare-values.ts';

/** A difference between two tokens, and in which part. */
export interface TokenDifference extends ValueDifference {
  readonly part: 'header' | 'claims' | 'payload' | 'kind' | 'signature';
}

/** Two tokens compared. */
export interface TokenComparison {
  /** Their texts are the same, character by character. */
  readonly identical: boolean;
  /** They say the same: header and claims have the same members with the same values. */
  readonly equivalent: boolean;
  /** In what they say, header first. */
  readonly differences: readonly TokenDifference[];
  /** In how they say it, in sentences: order of members, white space, escapes. */
  readonly formatting: readonly string[];
  readonly signature: 'same' | 'different' | 'none';
}

type Part = 'header' | 'claims';

const sentences: Readonly<Record<Part, { readonly order: string; readonly writing: string }>> = {
  header: {
    order: 'The header has its members in another order.',
    writing: 'The header says the same with other white space or escapes.',
  },
  claims: {
    order: 'The claims have their members in another order.',
    writing: 'The claims say the same with other white space or escapes.',
  },
};

/** Compares two tokens by what they say, member by member; how they are written and signed is told apart from that. */
export function compareTokens(first: ReadToken, second: ReadToken): TokenComparison {
  const formatting: string[] = [];
  const differences = [
    ...kindDifference(first, second),
    ...compareParts('header', first, second, formatting),
    ...compareParts('claims', first, second, formatting),
    ...payloadDifference(first, second),
  ];
  return {
    identical: first.text === second.text,
    equivalent: differences.length === 0,
    differences,
    formatting,
    signature: signatureComparison(first, second),
  };
}

function kindDifference(first: ReadToken, second: ReadToken): TokenDifference[] {
  const one = tokenKind(first).name;
  const other = tokenKind(second).name;
  if (one === other && first.serialization === second.serialization) return [];
  const names = [`${one}, ${first.serialization}`, `${other}, ${second.serialization}`] as const;
  return [{ part: 'kind', path: '', kind: 'different', first: names[0], second: names[1], words: null }];
}

function compareParts(part: Part, first: ReadToken, second: ReadToken, formatting: string[]): TokenDifference[] {
  const [one, other] = [first[part], second[part]];
  if (one === null || other === null) return [];
  const { differences, reordered } = compareValues(one, other);
  const [text, otherText] = part === 'header' ? [first.headerText, second.headerText] : [first.payloadText, second.payloadText];
  const numbers = numberDifferences(text, otherText).filter(({ path }) => differences.every((each) => each.path !== path));
  for (const path of reordered)
    formatting.push(path === '' ? sentences[part].order : `“${path.slice(0, 100)}” in the ${part} stands in another order.`);
  const same = differences.length === 0 && numbers.length === 0;
  if (same && reordered.length === 0 && text !== otherText) formatting.push(sentences[part].writing);
  return [...differences, ...numbers].map((each) => ({ part, ...each }));
}

/** Numbers that JavaScript reads as the same and that are written differently: beyond what it can hold, or past its digits. */
function numberDifferences(first: string | null, second: string | null): ValueDifference[] {
  if (first === null || second === null || first === second) return [];
  const others = new Map(written(second));
  return written(first).flatMap(([name, text]) => {
    const other = others.get(name);
    if (other === undefined || other === text || Number.isSafeInteger(Number(text)) || Number(text) !== Number(other)) return [];
    return [{ path: name, kind: 'different', first: text, second: other, words: 'JavaScript reads both as the same number' } as const];
  });
}

/** The top members that are numbers, as they are written. */
function written(text: string): [string, string][] {
  const { members } = readJsonObject(text, { tolerant: true });
  return members
    .map(({ name, valueStart, valueEnd }: JsonMemberPlace): [string, string] => [name, text.slice(valueStart, valueEnd)])
    .filter(([, value]) => /^-?\d/.test(value));
}

function payloadDifference(first: ReadToken, second: ReadToken): TokenDifference[] {
  if (first.claims !== null && second.claims !== null) return [];
  const [one, other] = [contentOf(first), contentOf(second)];
  if (one === other) return [];
  return [{ part: 'payload', path: '', kind: 'different', first: one.slice(0, 2000), second: other.slice(0, 2000), words: null }];
}

function contentOf(token: ReadToken): string {
  if (token.form !== 'jwe') return token.payloadText ?? token.text;
  return token.segments.find(({ name }) => name === 'ciphertext')?.text ?? token.text;
}

function signatureComparison(first: ReadToken, second: ReadToken): TokenComparison['signature'] {
  const [one, other] = [signatureOf(first), signatureOf(second)];
  if (one === null && other === null) return 'none';
  return one === other ? 'same' : 'different';
}

function signatureOf({ segments, serialization, text, form }: ReadToken): string | null {
  if (serialization !== 'compact') return text;
  if (form === 'opaque') return null;
  return segments.find(({ name }) => name === 'signature' || name === 'authentication tag')?.text ?? null;
}
