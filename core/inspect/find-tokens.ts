import { readToken } from '../jose/read-token.ts';
import { tokenKind } from '../jose/token-kind.ts';
import type { TokenForm, TokenKindDescription } from '../jose/token.ts';
import type { FoundPlace, FoundToken } from './found-token.ts';
import { layerSightings } from './layer-sightings.ts';
import { findMessages, type Messages } from './messages.ts';
import { nameWords } from './near-name.ts';
import type { Sighting } from './sighting.ts';
import { namedKind } from './named-kind.ts';
import { textLines, type TextLines } from './text-lines.ts';

export type { FoundPlace, FoundToken } from './found-token.ts';

/** Places that are told of one token; more are counted. */
const mostPlaces = 100;

/**
 * Finds the tokens in any text: a token alone, a header field, a URL, a form body, a curl command, HTTP messages, JSON, a HAR file, a log.
 * Equal ones are folded. They come in the order of the text, each with its places and what it is. It never throws, changes nothing of what
 * it reads, and takes time linear in the text.
 */
export function findTokens(text: string): readonly FoundToken[] {
  if (isUnencodedJws(text)) return wholeText(text);
  const sightings = layerSightings({ text, outer: [], named: null, depth: 0, locate: (at) => at });
  const lines = textLines(text);
  const messages = findMessages(text);
  const found = new Map<string, Folded>();
  for (const sighting of sightings) {
    const folded = found.get(sighting.text) ?? { ...recognised(sighting), places: [], count: 0, undone: sighting.undone };
    found.set(sighting.text, folded);
    folded.count += 1;
    if (folded.places.length < mostPlaces) folded.places.push(place(text, sighting, lines, messages));
  }
  if (found.size === 0) return wholeText(text);
  return Array.from(found, ([token, folded]) => ({ text: token, ...folded }));
}

interface Folded {
  readonly form: TokenForm;
  readonly kind: TokenKindDescription;
  readonly places: FoundPlace[];
  count: number;
  readonly undone: readonly string[];
}

function recognised({ text, near }: Sighting): Pick<FoundToken, 'form' | 'kind'> {
  const read = readToken(text);
  return { form: read.form, kind: namedKind(tokenKind(read), near) };
}

function place(text: string, sighting: Sighting, lines: TextLines, messages: Messages): FoundPlace {
  const { at } = sighting;
  return { offset: at, length: lengthAt(text, sighting), ...lines.place(at), words: placeWords(text, sighting, lines, messages) };
}

/** What something encoded looks like from its beginning on, no more of it than can be looked at. */
const encodedRun = /["'`]?[^\s"'`<>]{0,2000}/y;

function lengthAt(text: string, { at, length, direct, text: token }: Sighting): number {
  if (direct) return length;
  if (text.startsWith(token, at)) return token.length;
  encodedRun.lastIndex = at;
  return encodedRun.exec(text)?.[0].length ?? 0;
}

function placeWords(text: string, { at, length, outer, near, direct }: Sighting, lines: TextLines, messages: Messages): string {
  const nearest = near === null ? null : nameWords(near);
  const alone = direct && near === null && outside.test(text.slice(0, at)) && outside.test(text.slice(at + length));
  if (alone) return 'the text itself';
  const message = outer.length === 0 && !lines.log ? messages.around(at) : null;
  if (message !== null) return `${nearest ?? 'body'}${messages.words(message)}`;
  const inLog = lines.count > 1 && (direct || lines.log);
  const words = [...(inLog ? [lines.words(at)] : []), ...outer, ...(nearest === null ? [] : [nearest])];
  return words.length > 0 ? words.join(', ') : `the text, from character ${at + 1}`;
}

const segment = /^[A-Za-z0-9_-]+$/;

/** Whether a text is a JWS whose payload stands in it unencoded (RFC 7797 5.2), in which the search would see its header alone. */
function isUnencodedJws(text: string): boolean {
  const [header = '', payload = '', signature = '', more] = text.trim().split('.', 4);
  if (more !== undefined || !segment.test(header) || !segment.test(signature) || payload === '' || segment.test(payload)) return false;
  return readToken(text).header?.['b64'] === false;
}

/** What may stand around a token that is all of a text. */
const outside = /^[\s"'`“”‘’«».,;]{0,20}$/;

/** A text that is nothing but one word, or that can be read as a token although none was found in it. */
function wholeText(text: string): readonly FoundToken[] {
  const read = readToken(text);
  const one = read.text !== '' && !/\s/.test(read.text) && !/^[{[]/.test(read.text);
  if (!one && read.header === null && read.claims === null) return [];
  const undone = read.problems
    .filter(({ severity, position }) => severity === 'information' && position === null)
    .map(({ message }) => message);
  const offset = Math.max(0, text.indexOf(read.text));
  const first = { offset, length: text.trim().length, ...textLines(text).place(offset), words: 'the text itself' };
  return [{ text: read.text, form: read.form, kind: tokenKind(read), places: [first], count: 1, undone }];
}
