import { readJsonObject } from '../jose/json-reader.ts';
import { readClaims, readHeader } from '../jose/read-members.ts';
import { tokenKind } from '../jose/token-kind.ts';
import type { IncompletePart, ReadToken } from '../jose/token.ts';
import { compareFurtherParts, hasReorderedDisclosures, type FurtherDifference } from './compare-further-parts.ts';
import { compareValues, type ComparedObject, type ValueDifference } from './compare-values.ts';

/** A difference between two tokens, and in which part. */
export interface TokenDifference extends ValueDifference {
  readonly part: 'header' | 'claims' | 'payload' | 'kind' | FurtherDifference['part'];
}

/** Two tokens compared. */
export interface TokenComparison {
  /** Their texts are the same, character by character. */
  readonly identical: boolean;
  /** They say the same: header, claims and what stands beside them have the same members with the same values. */
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
    ...compareFurtherParts(first, second),
  ];
  if (hasReorderedDisclosures(first, second)) formatting.push('The disclosures stand in another order.');
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
  const [one, other] = [comparedPart(part, first), comparedPart(part, second)];
  if (one === null || other === null) return [];
  const { differences, reordered } = compareValues(one, other);
  const around = [...incompleteDifference(part, first, second), ...surroundingDifferences(one.text, other.text)];
  for (const path of reordered)
    formatting.push(path === '' ? sentences[part].order : `“${path.slice(0, 100)}” in the ${part} stands in another order.`);
  const same = differences.length === 0 && around.length === 0;
  if (same && reordered.length === 0 && one.text !== other.text) formatting.push(sentences[part].writing);
  return [...differences, ...around].map((each) => ({ part, ...each }));
}

function comparedPart(part: Part, token: ReadToken): ComparedObject | null {
  const value = part === 'header' ? readHeader(token) : readClaims(token);
  if (value === null) return null;
  return { value, repeats: token.repeats, text: part === 'header' ? token.headerText : token.payloadText };
}

/** That one of two parts is there only as far as it can be read. */
function incompleteDifference(part: Part, first: ReadToken, second: ReadToken): ValueDifference[] {
  const [one, other] = [first.incomplete[part], second.incomplete[part]];
  if (one?.rest === other?.rest) return [];
  const words =
    one !== null && other !== null
      ? 'neither can be read to its end'
      : `the ${one === null ? 'second' : 'first'} cannot be read to its end`;
  return [{ path: '', kind: 'different', first: restWords(one), second: restWords(other), words }];
}

function restWords(incomplete: IncompletePart | null): string {
  if (incomplete === null) return 'whole';
  return incomplete.rest === '' ? 'cut off' : `goes wrong at ${JSON.stringify(incomplete.rest.slice(0, 200))}`;
}

/** What stands before and behind the JSON object, where nothing may stand. */
function surroundingDifferences(first: string | null, second: string | null): ValueDifference[] {
  if (first === null || second === null || first === second) return [];
  const [one, other] = [surroundings(first), surroundings(second)];
  return [
    ...oneDifference(one.before, other.before, 'a byte order mark stands before the JSON'),
    ...oneDifference(one.behind, other.behind, 'behind the JSON object, where nothing may follow'),
  ];
}

function surroundings(text: string): { readonly before: string; readonly behind: string } {
  const trailing = readJsonObject(text, { tolerant: true }).problems.find(({ code }) => code === 'trailing-data');
  return {
    before: text.startsWith('\ufeff') ? String.raw`\ufeff` : '',
    behind: trailing === undefined ? '' : text.slice(trailing.position, trailing.position + 2000),
  };
}

function oneDifference(first: string, second: string, words: string): ValueDifference[] {
  if (first === second) return [];
  if (second === '') return [{ path: '', kind: 'only in the first', first, second: null, words }];
  if (first === '') return [{ path: '', kind: 'only in the second', first: null, second, words }];
  return [{ path: '', kind: 'different', first, second, words }];
}

function payloadDifference(first: ReadToken, second: ReadToken): TokenDifference[] {
  if (readClaims(first) !== null && readClaims(second) !== null) return [];
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
