import { readBase64url } from '../jose/base64url.ts';
import { readJsonSerialization } from '../jose/json-serialization.ts';
import type { JsonCursor } from '../jose/json-scanner.ts';
import { decodeUtf8 } from '../jose/utf8.ts';
import { jsonPlace } from './json-place.ts';
import { nameWords } from './near-name.ts';
import { type JsonFrame, walkJson } from './json-walk.ts';
import type { LookInside } from './plain-sightings.ts';
import type { Layer, Sighting } from './sighting.ts';

/** What could hold a token, so that other strings cost next to nothing. */
const promising =
  /e[yw][A-Za-z0-9]|v[1-4]\.(?:local|public)\.|PHNhbW|PD94bWw|PFJlc3BvbnNl|SAML|Bearer|DPoP|token|assertion|signature|ciphertext|W[yw][A-Za-z0-9]/i;
const tokenName = /token|assertion/i;

/**
 * The tokens in the JSON object or array that begins at the cursor, which is moved behind it; null where it is no JSON. What a string holds
 * is looked through in its turn, JSON in it too.
 */
export function jsonSightings(layer: Layer, cursor: JsonCursor, lookInside: LookInside): readonly Sighting[] | null {
  const found: Sighting[] = [];
  // Objects that may be tokens are read again; nested ones must not make that many times the text.
  let unread = cursor.text.length * 4;
  const around = layer.named === null ? layer.outer : [...layer.outer, nameWords(layer.named)];
  const whole = walkJson(cursor, {
    open: () => found.length,
    string(text, { start, end }, frames) {
      const name = frames.at(-1)?.name ?? '';
      if (!promising.test(text) && !(tokenName.test(name) && text.length >= 8)) return;
      const { outer, near } = jsonPlace(frames);
      append(
        found,
        lookInside({ text, outer: [...around, ...outer], named: near, depth: layer.depth + 1, locate: within(layer, start, end) }),
      );
    },
    close(frame, end, frames) {
      const encoded = base64Body(layer, frame, frames);
      if (encoded !== null) return replace(found, frame, lookInside(encoded));
      if (!mayBeToken(frame) || isPart(frames) || end - frame.start > unread) return;
      unread -= end - frame.start;
      const text = cursor.text.slice(frame.start, end);
      if (readJsonSerialization(text) === null) return;
      const { outer, near } = frames.length === 0 ? { outer: [], near: layer.named } : jsonPlace(frames);
      const at = layer.locate(frame.start, text);
      replace(found, frame, [
        { text, at, length: text.length, outer: [...around, ...outer], near, direct: layer.depth === 0 && near === null, undone: [] },
      ]);
    },
  });
  return whole ? found : null;
}

/** Offsets in the whole text for what stands in a string: exact where the string's own text has the token as it is. */
function within(layer: Layer, start: number, end: number): Layer['locate'] {
  let from = start + 1;
  return (_at, token) => {
    const ahead = token === '' ? -1 : layer.text.slice(from, end).indexOf(token);
    if (ahead === -1) {
      // What is not there as it stands is not looked for again and again.
      if (token !== '') from = end;
      return layer.locate(start, '');
    }
    const at = from + ahead;
    from = at + token.length;
    return layer.locate(at, token);
  };
}

/** Puts findings in the place of those that were made inside a frame. */
function replace(found: Sighting[], { mark }: JsonFrame, by: readonly Sighting[]): void {
  found.length = mark;
  append(found, by);
}

function append(found: Sighting[], more: readonly Sighting[]): void {
  for (const each of more) found.push(each);
}

/** Whether an object has the members of a JWS or JWE in JSON serialization (RFC 7515 7.2, RFC 7516 7.2). */
function mayBeToken({ kind, names }: JsonFrame): boolean {
  if (kind === 'array' || names === null) return false;
  const headed = names.has('protected') || names.has('header') || names.has('unprotected') || names.has('recipients');
  return names.has('signatures') || (headed && (names.has('signature') || names.has('ciphertext')));
}

/** One signature or recipient of a token, which is no token itself. */
function isPart(frames: readonly JsonFrame[]): boolean {
  const holder = frames.at(-2);
  return frames.at(-1)?.kind === 'array' && (holder?.name === 'signatures' || holder?.name === 'recipients');
}

/** The content of a HAR response that is written in base64. */
function base64Body(layer: Layer, { strings }: JsonFrame, frames: readonly JsonFrame[]): Layer | null {
  if (frames.at(-1)?.name !== 'content' || strings?.get('encoding')?.text !== 'base64') return null;
  const content = strings?.get('text');
  const decoded = content === undefined ? null : decodeUtf8(readBase64url(content.text).bytes);
  if (content === undefined || decoded === null || !('text' in decoded)) return null;
  const { outer } = jsonPlace(frames);
  const at = layer.locate(content.start, '');
  return { text: decoded.text, outer: [...layer.outer, ...outer, 'response body'], named: null, depth: layer.depth + 1, locate: () => at };
}
