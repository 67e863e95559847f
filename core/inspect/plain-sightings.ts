import { readBase64url } from '../jose/base64url.ts';
import { decodeUtf8 } from '../jose/utf8.ts';
import { grouped } from '../jose/time-words.ts';
import { contextReader, isCookie } from './context-reader.ts';
import { type NearName, nameWords } from './near-name.ts';
import { looksRandom, otherTokens } from './other-tokens.ts';
import type { Layer, Sighting } from './sighting.ts';
import { scanTokens } from './token-scan.ts';
import type { TokenMatch } from './token-at.ts';

/** Looks through a layer inside this one. */
export type LookInside = (layer: Layer) => readonly Sighting[];

/** A token in a stretch of text, before its surroundings are looked at. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly undone: readonly string[];
  /** A name that was recognised along with it. */
  readonly named: string | null;
}

/** The tokens in a stretch of text that is no JSON, in order. Takes time linear in it. */
export function plainSightings(
  layer: Layer,
  stretch: { readonly start: number; readonly end: number },
  lookInside: LookInside,
): readonly Sighting[] {
  const slice = layer.text.slice(stretch.start, stretch.end);
  const matches = inOrder([...joseMatches(layer.text, stretch), ...otherMatches(slice, stretch.start)]);
  if (matches.length === 0) return wholeValue(layer, slice, lookInside);
  const around = contextReader(layer.text, stretch.start);
  return matches.map(({ start, end, text, undone, named }) => {
    const near = around(start) ?? (named === null ? null : ({ kind: 'scheme', name: named } as const));
    return { text, at: layer.locate(start, text), length: end - start, undone, ...shown(layer, near) };
  });
}

function joseMatches(text: string, { start, end }: { readonly start: number; readonly end: number }): Match[] {
  return Array.from(scanTokens(text, start, end), (match) => ({ ...match, undone: undoneWords(match), named: null }));
}

function otherMatches(slice: string, offset: number): Match[] {
  return otherTokens(slice).map((match) => {
    // A parameter's value is encoded (WHATWG URL 5.1); behind anything else the characters are the token's own.
    const encoded = match.named !== null && slice.charAt(match.start - 1) === '=';
    const text = encoded ? withoutPercentEncoding(match.text) : match.text;
    const undone = text === match.text ? [] : [percentUndone];
    return { ...match, text, start: offset + match.start, end: offset + match.end, undone };
  });
}

/** With the visible ASCII characters that are percent-encoded as themselves. */
function withoutPercentEncoding(value: string): string {
  return value.replaceAll(/%(2[1-9a-f]|[3-6][0-9a-f]|7[0-9a-e])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** In the order of the text; of those that overlap the one that begins first, and of two at one place that of the form. */
function inOrder(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((one, another) => one.start - another.start)) {
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  }
  return kept;
}

const percentUndone = 'Percent encoding was undone.';

function undoneWords({ lines, percentEncoded }: TokenMatch): string[] {
  const undone: string[] = [];
  if (lines > 1) undone.push(`It stood on ${grouped(lines)} lines and was joined; sent with its line breaks, it would be refused.`);
  if (percentEncoded) undone.push(percentUndone);
  return undone;
}

/** The nearest name, and the value's own name around it; an authentication scheme is no name where there is another. */
function shown({ outer, named, depth }: Layer, near: NearName | null): Pick<Sighting, 'outer' | 'near' | 'direct'> {
  const direct = depth === 0;
  if (near === null || (near.kind === 'scheme' && named !== null)) return { outer, near: named, direct };
  if (named === null) return { outer, near, direct };
  if (named.kind === 'header' && isCookie(named.name)) return { outer, near: { kind: 'cookie', name: near.name }, direct };
  return { outer: [...outer, nameWords(named)], near, direct };
}

const tokenNames = /(?:^|[._[\]])(?:access_token|refresh_token|id_token|client_assertion|assertion|subject_token|actor_token)$/;

/** A value that is nothing but a token that cannot be read, or base64 of JSON. */
function wholeValue(layer: Layer, slice: string, lookInside: LookInside): readonly Sighting[] {
  const { named } = layer;
  const value = slice.trim();
  if (named !== null && tokenNames.test(named.name) && /^[A-Za-z0-9._~+/=-]+$/.test(value) && looksRandom(value)) {
    return [{ text: value, at: layer.locate(0, value), length: value.length, undone: [], ...shown(layer, null) }];
  }
  if (value.length < 16 || !/^(?:e[yw]|W[yw])[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return [];
  const decoded = decodeUtf8(readBase64url(value).bytes);
  if (!('text' in decoded)) return [];
  return lookInside({
    ...layer,
    text: decoded.text,
    depth: layer.depth + 1,
    locate: () => layer.locate(0, value),
    outer: [...layer.outer, 'base64 inside'],
  });
}
