import { characterName } from './character-names.ts';

/** A place in a JSON text that moves forward over one token after another. */
export interface JsonCursor {
  readonly text: string;
  /** Whether the text has neither escapes nor control characters, so that a string ends at the next quotation mark. */
  readonly plain: boolean;
  at: number;
}

/** Sets a cursor to the beginning of a text. */
export function jsonCursor(text: string): JsonCursor {
  return { text, plain: !unplain.test(text), at: 0 };
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unplain = /[\\\u0000-\u001f]/;

/** Why a token cannot be read, and where. */
export interface JsonFault {
  readonly at: number;
  readonly sentence: string;
}

/** Moves over the white space that JSON knows (RFC 8259 2). */
export function skipWhiteSpace(cursor: JsonCursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    cursor.at += 1;
  }
}

/** Reads the string that starts at the cursor's quotation mark (RFC 8259 7). */
export function scanString(cursor: JsonCursor): string | JsonFault {
  const { text } = cursor;
  const start = cursor.at;
  if (cursor.plain) {
    const end = text.indexOf('"', start + 1);
    if (end === -1) return notClosed(start);
    cursor.at = end + 1;
    return text.slice(start + 1, end);
  }
  let escaped = false;
  let index = start + 1;
  for (; ; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) break;
    if (code === 0x5c) {
      escaped = true;
      index += 1;
    } else if (code < 0x20) {
      return { at: index, sentence: `A string holds ${characterName(text, index)}, which must be escaped` };
    }
    if (index >= text.length) return notClosed(start);
  }
  cursor.at = index + 1;
  if (!escaped) return text.slice(start + 1, index);
  try {
    const value: unknown = JSON.parse(text.slice(start, index + 1));
    if (typeof value === 'string') return value;
  } catch {
    // The escape that is wrong is found below.
  }
  return escapeFault(text, start, index);
}

function notClosed(at: number): JsonFault {
  return { at, sentence: 'A string is not closed: its quotation mark “"” is missing' };
}

function escapeFault(text: string, start: number, end: number): JsonFault {
  const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})?/g;
  escape.lastIndex = start;
  for (let match = escape.exec(text); match !== null && match.index < end; match = escape.exec(text)) {
    if (match[0].length === 1) return { at: match.index, sentence: `“\\${text.charAt(match.index + 1)}” is no escape that JSON knows` };
  }
  return { at: start, sentence: 'A string cannot be read' };
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads the number at the cursor (RFC 8259 6); what a JavaScript number cannot hold comes as JSON.parse gives it. */
export function scanNumber(cursor: JsonCursor): number | JsonFault {
  number.lastIndex = cursor.at;
  const match = number.exec(cursor.text);
  if (match === null) return { at: cursor.at, sentence: 'After “-” a digit must follow' };
  const next = cursor.text.charAt(cursor.at + match[0].length);
  if (/[0-9.eE+]/.test(next)) return { at: cursor.at, sentence: `“${numberLike(cursor)}” is no number as JSON writes them` };
  cursor.at += match[0].length;
  return Number(match[0]);
}

function numberLike({ text, at }: JsonCursor): string {
  return /^[-+.\w]{1,40}/.exec(text.slice(at, at + 40))?.[0] ?? '';
}

const literals: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Reads `true`, `false` or `null`, or says what stands there instead of a value. */
export function scanLiteral(cursor: JsonCursor): boolean | null | JsonFault {
  for (const [word, value] of literals) {
    if (cursor.text.startsWith(word, cursor.at)) {
      cursor.at += word.length;
      return value;
    }
  }
  return { at: cursor.at, sentence: valueSentence(cursor) };
}

function valueSentence({ text, at }: JsonCursor): string {
  const found = text.charAt(at);
  if (found === ',') return 'A value is missing before “,”';
  if (found === '}' || found === ']') return `A value is missing before “${found}”`;
  const quotation = quotationSentence(found);
  if (quotation !== null) return quotation;
  if (found === '/') return noComments;
  const word = /^[A-Za-z_$][\w$]*/.exec(text.slice(at, at + 40))?.[0];
  if (word === undefined) return `Expected a value, but found ${characterName(text, at)}`;
  const literal = literals.find(([name]) => name === word.toLowerCase());
  return literal === undefined ? `“${word}” is no JSON value; text stands in quotation marks` : `Write “${literal[0]}” for “${word}”`;
}

/** The sentence for `//` and `/*`. */
export const noComments = 'JSON has no comments';

/** A sentence for the wrong kinds of quotation mark, or null. */
export function quotationSentence(found: string): string | null {
  return found !== '' && "'`“”‘’«»„".includes(found) ? `JSON has “"” for quotation marks, not ${found}` : null;
}
