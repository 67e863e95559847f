import { type JsonCursor, scanLiteral, scanNumber, scanString, skipWhiteSpace } from '../jose/json-scanner.ts';

/** An object or array on the way to a value. */
export interface JsonFrame {
  readonly kind: 'object' | 'array';
  /** Offset of its opening bracket. */
  readonly start: number;
  /** Name of the member that is being read; null in an array. */
  name: string | null;
  /** Index of the element that is being read; -1 in an object. */
  index: number;
  /** Strings that stand directly in an object, by name, as far as it was read; null before the first. */
  strings: Map<string, { readonly text: string; readonly start: number; readonly end: number }> | null;
  /** Names of the members that were read; null before the first. */
  names: Set<string> | null;
  /** What the visitor answered when it was opened. */
  readonly mark: number;
}

/** What a walk tells. Frames go from the outermost to the innermost, and are valid during the call alone. */
export interface JsonVisitor {
  /** An object or array begins; the answer is kept in its frame. */
  open(): number;
  /** A string value; start and end are those of its quotation marks. */
  string(text: string, place: { readonly start: number; readonly end: number }, frames: readonly JsonFrame[]): void;
  /** An object or array has been read to its end; `frames` are those around it. */
  close(frame: JsonFrame, end: number, frames: readonly JsonFrame[]): void;
}

/** Strings longer than this are not kept with their frame. */
const longestKept = 1_000_000;

/**
 * Walks over the JSON object or array that begins at the cursor, without building it and without recursion, and moves the cursor behind it.
 * False where it is no JSON; the cursor then stands where that was found. Takes time linear in what it walks over.
 */
export function walkJson(cursor: JsonCursor, visitor: JsonVisitor): boolean {
  const frames: JsonFrame[] = [];
  open(cursor, frames, visitor);
  for (;;) {
    const frame = frames.at(-1);
    if (frame === undefined) return true;
    const next = nextValue(cursor, frame);
    if (next === null) return false;
    if (next === 'end') {
      frames.pop();
      visitor.close(frame, cursor.at, frames);
      continue;
    }
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === 0x7b || code === 0x5b) {
      open(cursor, frames, visitor);
      continue;
    }
    if (!readScalar(cursor, code, frame, frames, visitor)) return false;
  }
}

function open(cursor: JsonCursor, frames: JsonFrame[], visitor: JsonVisitor): void {
  const kind = cursor.text.charCodeAt(cursor.at) === 0x7b ? 'object' : 'array';
  frames.push({ kind, start: cursor.at, name: null, index: -1, strings: null, names: null, mark: visitor.open() });
  cursor.at += 1;
}

/** Moves to a frame's next value, past its comma and name, or past its end; null where neither comes. */
function nextValue(cursor: JsonCursor, frame: JsonFrame): 'value' | 'end' | null {
  skipWhiteSpace(cursor);
  const { text } = cursor;
  const first = frame.name === null && frame.index === -1;
  if (text.charCodeAt(cursor.at) === (frame.kind === 'object' ? 0x7d : 0x5d)) {
    cursor.at += 1;
    return 'end';
  }
  if (!first) {
    if (text.charCodeAt(cursor.at) !== 0x2c) return null;
    cursor.at += 1;
    skipWhiteSpace(cursor);
  }
  if (frame.kind === 'array') {
    frame.index += 1;
    return 'value';
  }
  if (text.charCodeAt(cursor.at) !== 0x22) return null;
  const name = scanString(cursor);
  if (typeof name === 'object') return null;
  skipWhiteSpace(cursor);
  if (text.charCodeAt(cursor.at) !== 0x3a) return null;
  cursor.at += 1;
  skipWhiteSpace(cursor);
  frame.name = name;
  frame.names ??= new Set();
  frame.names.add(name);
  return 'value';
}

function readScalar(cursor: JsonCursor, code: number, frame: JsonFrame, frames: readonly JsonFrame[], visitor: JsonVisitor): boolean {
  if (code !== 0x22) {
    const value = code === 0x2d || (code >= 0x30 && code <= 0x39) ? scanNumber(cursor) : scanLiteral(cursor);
    return typeof value !== 'object' || value === null;
  }
  const start = cursor.at;
  const text = scanString(cursor);
  if (typeof text === 'object') return false;
  const place = { start, end: cursor.at };
  if (frame.name !== null && text.length <= longestKept) {
    frame.strings ??= new Map();
    frame.strings.set(frame.name, { text, ...place });
  }
  visitor.string(text, place, frames);
  return true;
}
