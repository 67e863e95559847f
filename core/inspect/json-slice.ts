import { jsonCursor, scanLiteral, scanNumber, scanString, skipWhiteSpace, type JsonCursor } from '../jose/json-scanner.ts';
import { walkJson, type JsonVisitor } from './json-walk.ts';

/** One of several members of the same name. */
export interface RepeatedStep {
  readonly name: string;
  /** Which of them, from 1. */
  readonly number: number;
}

/** Member names and element indexes from the outermost value inwards. A name alone means the last member of that name. */
export type JsonPath = readonly (string | number | RepeatedStep)[];

const silent: JsonVisitor = { open: () => 0, string: () => undefined, close: () => undefined };

/**
 * The part of a JSON text that holds the value at a path, exactly as it is written. Null where the text has no such value or cannot be read up to it. Takes time linear in the text.
 */
export function jsonSlice(text: string, path: JsonPath): string | null {
  const cursor = jsonCursor(text);
  if (text.charCodeAt(0) === 0xfeff) cursor.at = 1;
  skipWhiteSpace(cursor);
  for (const step of path) {
    const found = typeof step === 'number' ? enterElement(cursor, step) : enterMember(cursor, step);
    if (!found) return null;
  }
  const start = cursor.at;
  return skipValue(cursor) ? text.slice(start, cursor.at) : null;
}

/** Moves to the value of an object's member. */
function enterMember(cursor: JsonCursor, step: string | RepeatedStep): boolean {
  const { name, number } = typeof step === 'string' ? { name: step, number: Infinity } : step;
  let found = -1;
  let count = 0;
  const read = eachValue(cursor, '{', (each) => {
    if (each !== name) return;
    count += 1;
    if (count <= number) found = cursor.at;
  });
  if (found === -1 || !read) return false;
  cursor.at = found;
  return true;
}

/** Moves to an array's element. */
function enterElement(cursor: JsonCursor, index: number): boolean {
  let found = -1;
  let count = 0;
  const read = eachValue(cursor, '[', () => {
    if (count === index) found = cursor.at;
    count += 1;
  });
  if (found === -1 || !read) return false;
  cursor.at = found;
  return true;
}

/** Goes through the values of the container that begins at the cursor, telling the name of each before it is skipped; false where it cannot. */
function eachValue(cursor: JsonCursor, opening: '{' | '[', visit: (name: string | null) => void): boolean {
  const { text } = cursor;
  if (text[cursor.at] !== opening) return false;
  const closing = opening === '{' ? '}' : ']';
  cursor.at += 1;
  skipWhiteSpace(cursor);
  if (text[cursor.at] === closing) return true;
  for (;;) {
    skipWhiteSpace(cursor);
    const name = opening === '{' ? memberName(cursor) : null;
    if (name === undefined) return false;
    visit(name);
    if (!skipValue(cursor)) return false;
    skipWhiteSpace(cursor);
    if (text[cursor.at] === closing) return true;
    if (text[cursor.at] !== ',') return false;
    cursor.at += 1;
  }
}

function memberName(cursor: JsonCursor): string | undefined {
  if (cursor.text[cursor.at] !== '"') return undefined;
  const name = scanString(cursor);
  skipWhiteSpace(cursor);
  if (typeof name !== 'string' || cursor.text[cursor.at] !== ':') return undefined;
  cursor.at += 1;
  skipWhiteSpace(cursor);
  return name;
}

function skipValue(cursor: JsonCursor): boolean {
  const first = cursor.text.charAt(cursor.at);
  if (first === '{' || first === '[') return walkJson(cursor, silent);
  const value = first === '"' ? scanString(cursor) : /[-0-9]/.test(first) ? scanNumber(cursor) : scanLiteral(cursor);
  return typeof value !== 'object' || value === null;
}
