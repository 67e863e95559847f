import type { JsonObject } from '../contract/values.ts';
import { readDisclosure } from '../jose/disclosure.ts';
import { jsonParties } from '../jose/json-parties.ts';
import { readClaims, readHeader } from '../jose/read-members.ts';
import { readToken } from '../jose/read-token.ts';
import { noRepeats } from '../jose/repeated-members.ts';
import type { ReadToken } from '../jose/token.ts';
import { compareValues, type ValueDifference } from './compare-values.ts';

/** A difference in what stands beside a token's first header and its payload, and where. */
export interface FurtherDifference extends ValueDifference {
  readonly part: 'disclosures' | 'key binding' | 'signatures';
}

/** Compares what two SD-JWT disclose and how they are bound, and further signatures or recipients of tokens in JSON serialization. */
export function compareFurtherParts(first: ReadToken, second: ReadToken): FurtherDifference[] {
  return [
    ...disclosureDifferences(first, second).map((each) => ({ part: 'disclosures' as const, ...each })),
    ...keyBindingDifferences(first, second).map((each) => ({ part: 'key binding' as const, ...each })),
    ...partyDifferences(first, second).map((each) => ({ part: 'signatures' as const, ...each })),
  ];
}

function disclosureDifferences(first: ReadToken, second: ReadToken): ValueDifference[] {
  const [ones, others] = [disclosedTexts(first), disclosedTexts(second)];
  return [
    ...[...ones].filter((text) => !others.has(text)).map((text) => onlyIn('first', disclosedPlace(text))),
    ...[...others].filter((text) => !ones.has(text)).map((text) => onlyIn('second', disclosedPlace(text))),
  ];
}

function disclosedTexts({ sdJwt }: ReadToken): ReadonlySet<string> {
  return new Set(sdJwt?.disclosures.map(({ text }) => text));
}

/** Whether two SD-JWT disclose the same in another order. */
export function hasReorderedDisclosures(first: ReadToken, second: ReadToken): boolean {
  const [ones, others] = [disclosedTexts(first), disclosedTexts(second)];
  const same = ones.size === others.size && [...ones].every((text) => others.has(text));
  return same && [...ones].join('~') !== [...others].join('~');
}

function disclosedPlace(text: string): { readonly path: string; readonly value: string } {
  const read = readDisclosure(text);
  if ('fault' in read) return { path: 'unreadable', value: text.slice(0, 200) };
  return { path: read.name ?? 'an element of a list', value: JSON.stringify(read.value) };
}

function onlyIn(side: 'first' | 'second', { path, value }: { readonly path: string; readonly value: string }): ValueDifference {
  const sides = side === 'first' ? { first: value, second: null } : { first: null, second: value };
  return { path, kind: `only in the ${side}`, ...sides, words: null };
}

function keyBindingDifferences(first: ReadToken, second: ReadToken): readonly ValueDifference[] {
  const [one, other] = [first.sdJwt?.keyBinding?.text, second.sdJwt?.keyBinding?.text];
  if (one === other) return [];
  if (one === undefined) return [onlyIn('second', { path: '', value: boundWords(other ?? '') })];
  if (other === undefined) return [onlyIn('first', { path: '', value: boundWords(one) })];
  const [bound, another] = [readToken(one), readToken(other)];
  const differences = [
    ...objectDifferences(readHeader(bound) ?? {}, readHeader(another) ?? {}),
    ...objectDifferences(readClaims(bound) ?? {}, readClaims(another) ?? {}),
  ];
  if (differences.length > 0) return differences;
  return [{ path: '', kind: 'different', first: one.slice(-86), second: other.slice(-86), words: 'signed or written in another way' }];
}

function boundWords(text: string): string {
  return JSON.stringify(readClaims(readToken(text)) ?? {});
}

/** Of the headers behind the first, which is compared as the token's own. */
function partyDifferences(first: ReadToken, second: ReadToken): ValueDifference[] {
  const [ones, others] = [jsonParties(first.text).slice(1), jsonParties(second.text).slice(1)];
  const longer = ones.length > others.length ? ones : others;
  return longer.flatMap((_, index) => {
    const [one, other] = [ones[index]?.header, others[index]?.header];
    const at = `number ${index + 2}`;
    if (one === undefined) return [onlyIn('second', { path: at, value: JSON.stringify(other) })];
    if (other === undefined) return [onlyIn('first', { path: at, value: JSON.stringify(one) })];
    return objectDifferences(one ?? {}, other ?? {}).map((each) => ({ ...each, path: `${at}: ${each.path}` }));
  });
}

function objectDifferences(first: JsonObject, second: JsonObject): readonly ValueDifference[] {
  return compareValues({ value: first, repeats: noRepeats, text: null }, { value: second, repeats: noRepeats, text: null }).differences;
}
