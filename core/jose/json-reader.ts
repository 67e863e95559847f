import type { JsonObject } from '../contract/values.ts';
import { characterName } from './character-names.ts';
import { type JsonProblem, type JsonProblemCode, placeWords } from './json-problem.ts';
import {
  type JsonCursor,
  type JsonFault,
  jsonCursor,
  noComments,
  quotationSentence,
  scanLiteral,
  scanNumber,
  scanString,
  skipWhiteSpace,
} from './json-scanner.ts';
import { incompleteObject, type JsonFrame, type KeptRepeats, putValue } from './json-frame.ts';
import { noRepeats, type RepeatedMembers } from './repeated-members.ts';
import { escapedText, mayBeSuspicious, suspiciousCharacter } from './suspicious-characters.ts';
import { grouped } from './time-words.ts';

export type { JsonProblem } from './json-problem.ts';

/** A member of the outermost object and where it stands in the text. */
export interface JsonMemberPlace {
  readonly name: string;
  /** Offset of the name's opening quotation mark. */
  readonly nameStart: number;
  readonly valueStart: number;
  /** Offset after the value's last character. */
  readonly valueEnd: number;
}

/** What became of a JSON text. */
export interface JsonReading {
  /** Null when the text is not one JSON object. Objects have null prototypes at every level; of duplicates the last one counts. */
  readonly value: JsonObject | null;
  /** In the order of their places. */
  readonly problems: readonly JsonProblem[];
  /** Members of the outermost object, in order, duplicates included, as far as they could be read. */
  readonly members: readonly JsonMemberPlace[];
  /** The objects in which a name is repeated, at any depth. */
  readonly repeats: RepeatedMembers;
  /** What could be read of an object that cannot be read to its end; null where it can, or where none begins. */
  readonly incomplete: IncompleteObject | null;
}

/** An object whose text ends or goes wrong before its end. */
export interface IncompleteObject {
  /** The members that were read whole, also inside those that are not. */
  readonly members: JsonObject;
  /** Offset in the text after the last value that was read whole. */
  readonly end: number;
}

export interface JsonReadingOptions {
  /** Reads on past a byte order mark and ignores what follows the object; both are still reported. */
  readonly tolerant?: boolean;
  /** What the text is, for the messages: "the header". */
  readonly called?: string;
}

/** Levels of objects and arrays that are read; deeper values break structured cloning between processes. */
export const deepestJson = 64;
const deepForJson = 16;
const longestJson = 1_000_000;
const mostProblems = 20;

const specialNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Reading extends JsonCursor, KeptRepeats {
  /** Whether a string can hold characters that are not what they seem. */
  readonly suspect: boolean;
  readonly options: JsonReadingOptions;
  readonly frames: JsonFrame[];
  readonly problems: JsonProblem[];
  readonly members: JsonMemberPlace[];
  /** After the last value that was read whole. */
  wholeEnd: number;
}

/**
 * Reads a text that should be one JSON object (RFC 8259), for tokens and for the editor. It never throws and never recurses, and takes time
 * linear in the text. It yields a value exactly where JSON.parse yields an object of at most 64 levels, the same but for the prototypes.
 */
export function readJsonObject(text: string, options: JsonReadingOptions = {}): JsonReading {
  const suspect = mayBeSuspicious(text) || text.includes('\\u');
  const reading: Reading = { ...jsonCursor(text), suspect, options, frames: [], problems: [], members: [], repeats: null, wholeEnd: 0 };
  const value = readRoot(reading);
  const problems = reading.problems.sort((one, other) => one.position - other.position);
  const members = value === null ? incompleteObject(reading.frames, reading) : null;
  const incomplete = members === null ? null : { members, end: reading.wholeEnd };
  return { value, problems, members: reading.members, repeats: reading.repeats ?? noRepeats, incomplete };
}

function readRoot(reading: Reading): JsonObject | null {
  const { text, options } = reading;
  if (text.length > longestJson) {
    return stop(reading, 'length', 0, `The text has ${grouped(text.length)} characters; no more than ${grouped(longestJson)} are read`);
  }
  if (text.charCodeAt(0) === 0xfeff) {
    report(reading, 'error', 'byte-order-mark', 0, 'A byte order mark stands before the JSON text');
    reading.at = 1;
  }
  skipWhiteSpace(reading);
  if (text.charCodeAt(reading.at) !== 0x7b) {
    return stop(reading, 'not-an-object', reading.at, `Expected a JSON object, “{…}”, but found ${characterName(text, reading.at)}`);
  }
  const value = readNested(reading, open(reading));
  if (value === null) return null;
  skipWhiteSpace(reading);
  if (reading.at < text.length) {
    report(
      reading,
      'error',
      'trailing-data',
      reading.at,
      `After the object, nothing may follow, but there is ${characterName(text, reading.at)}`,
    );
  }
  return options.tolerant === true || reading.problems.every((problem) => !fatal.has(problem.code)) ? value : null;
}

/** Problems that a tolerant reading reads past, and JSON.parse does not. */
const fatal: ReadonlySet<JsonProblemCode> = new Set(['byte-order-mark', 'trailing-data']);

/** Reads the container that was opened, with all that is in it, or reports why it cannot. */
function readNested(reading: Reading, root: JsonFrame): JsonObject | null {
  let frame = root;
  for (;;) {
    const next = nextInFrame(reading, frame);
    if (next === null) return null;
    if (next === 'end') {
      reading.frames.pop();
      const outer = reading.frames.at(-1);
      if (outer === undefined) return root.kind === 'object' ? root.container : null;
      keep(reading, outer, frame.container);
      frame = outer;
      continue;
    }
    frame.valueStart = reading.at;
    const code = reading.text.charCodeAt(reading.at);
    if (code === 0x7b || code === 0x5b) {
      frame = open(reading);
      if (reading.frames.length > deepestJson) {
        return stop(
          reading,
          'depth',
          reading.at - 1,
          `The JSON is nested more than ${deepestJson} levels deep; it is not read any further`,
        );
      }
      continue;
    }
    const value = readScalar(reading, code);
    if (typeof value === 'object' && value !== null) return stop(reading, 'syntax', value.at, value.sentence);
    if (reading.suspect && typeof value === 'string') checkCharacters(reading, value, frame.valueStart, valueCalled(reading));
    keep(reading, frame, value);
  }
}

/** Opens the object or array at the cursor. */
function open(reading: Reading): JsonFrame {
  const place = { empty: true, valueStart: reading.at };
  const frame: JsonFrame =
    reading.text.charCodeAt(reading.at) === 0x7b
      ? { kind: 'object', container: Object.create(null), name: '', nameStart: reading.at, ...place }
      : { kind: 'array', container: [], ...place };
  if (reading.frames.length === deepForJson) {
    report(reading, 'warning', 'depth', reading.at, `The JSON is nested more than ${deepForJson} levels deep`);
  }
  reading.frames.push(frame);
  reading.at += 1;
  return frame;
}

/** Moves to the next value of a frame, past its comma and its member name, or past the frame's end. Null when neither comes. */
function nextInFrame(reading: Reading, frame: JsonFrame): 'value' | 'end' | null {
  skipWhiteSpace(reading);
  const { text } = reading;
  const closing = frame.kind === 'object' ? 0x7d : 0x5d;
  if (text.charCodeAt(reading.at) === closing) {
    reading.at += 1;
    return 'end';
  }
  if (!frame.empty) {
    if (text.charCodeAt(reading.at) !== 0x2c) return stop(reading, 'syntax', reading.at, commaSentence(reading, frame));
    const comma = reading.at;
    reading.at += 1;
    skipWhiteSpace(reading);
    if (text.charCodeAt(reading.at) === closing) return stop(reading, 'syntax', comma, 'After this comma nothing follows; take it out');
  }
  frame.empty = false;
  return frame.kind === 'array' || readName(reading, frame) ? 'value' : null;
}

function commaSentence({ text, at }: Reading, frame: JsonFrame): string {
  if (text.startsWith('/', at)) return noComments;
  const found = characterName(text, at);
  if (frame.kind === 'object') return `Expected “,” or “}” after the value of “${shortened(frame.name)}”, but found ${found}`;
  return at === text.length
    ? `Expected “,” or “]” after the last element of the array, but found ${found}`
    : `Expected “,” or “]” after element ${grouped(frame.container.length)} of the array, but found ${found}`;
}

function readName(reading: Reading, frame: JsonFrame & { readonly kind: 'object' }): boolean {
  const { text } = reading;
  frame.nameStart = reading.at;
  if (text.charCodeAt(reading.at) !== 0x22) {
    stop(reading, 'syntax', reading.at, nameSentence(text, reading.at));
    return false;
  }
  const name = scanString(reading);
  if (typeof name === 'object') {
    stop(reading, 'syntax', name.at, name.sentence);
    return false;
  }
  frame.name = name;
  if (reading.suspect) checkCharacters(reading, name, frame.nameStart, 'A member name');
  if (specialNames.has(name)) {
    report(reading, 'information', 'special-name', frame.nameStart, `A member is called “${name}”, which trips careless JavaScript`);
  }
  skipWhiteSpace(reading);
  if (text.charCodeAt(reading.at) !== 0x3a) {
    const found = characterName(text, reading.at);
    stop(reading, 'syntax', reading.at, `Expected “:” after the name “${shortened(name)}”, but found ${found}`);
    return false;
  }
  reading.at += 1;
  skipWhiteSpace(reading);
  return true;
}

function nameSentence(text: string, at: number): string {
  if (text.startsWith('{', at)) return 'Expected a member name; a placeholder such as “{{now}}” stands in quotation marks';
  if (text.startsWith('/', at)) return noComments;
  const found = text.charAt(at);
  return quotationSentence(found) ?? `Expected a member name in quotation marks, but found ${characterName(text, at)}`;
}

function readScalar(reading: Reading, code: number): string | number | boolean | null | JsonFault {
  if (code === 0x22) return scanString(reading);
  if (code !== 0x2d && !(code >= 0x30 && code <= 0x39)) return scanLiteral(reading);
  const start = reading.at;
  const value = scanNumber(reading);
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const written = shortened(reading.text.slice(start, reading.at));
  if (!Number.isFinite(value)) {
    report(reading, 'error', 'number', start, `${written} is more than a number can hold; JavaScript reads it as Infinity`);
  } else if (Number.isInteger(value)) {
    report(reading, 'error', 'number', start, `${written} is beyond 2⁵³−1, where numbers lose digits; JavaScript reads it as ${value}`);
  }
  return value;
}

/** Reports the first character of a string that is not what it seems. Behind an escape its place is the string's. */
function checkCharacters(reading: Reading, value: string, start: number, called: string): void {
  const found = mayBeSuspicious(value) ? suspiciousCharacter(value) : null;
  if (found === null) return;
  const direct = reading.at - start - 2 === value.length;
  const around = escapedText(shortened(value.slice(Math.max(0, found.offset - 20))));
  report(reading, 'warning', 'character', direct ? start + 1 + found.offset : start, `${called} holds ${found.words}: “${around}”`);
}

/** The innermost member that a value belongs to, for the beginning of a sentence. */
function valueCalled({ frames }: Reading): string {
  const member = frames.findLast((frame) => frame.kind === 'object');
  return member === undefined ? 'A value' : `“${shortened(member.name)}”`;
}

/** Puts a value that was read to its end where it belongs. */
function keep(reading: Reading, frame: JsonFrame, value: unknown): void {
  // A number has no end of its own: at the end of the text its digits may have been cut off.
  if (typeof value === 'number' && reading.at === reading.text.length) return;
  if (frame.kind === 'object' && frame.name in frame.container && reading.problems.length <= mostProblems) {
    const kept = `${valueWords(frame.container[frame.name])}, then ${valueWords(value)}; most readers keep the last`;
    const sentence = `The member “${shortened(frame.name)}” stands here a second time: first ${kept}`;
    report(reading, 'error', 'duplicate-member', frame.nameStart, sentence);
  }
  putValue(frame, value, reading);
  reading.wholeEnd = reading.at;
  if (frame.kind === 'array' || reading.frames.length > 1) return;
  const { name, nameStart, valueStart } = frame;
  reading.members.push({ name, nameStart, valueStart, valueEnd: reading.at });
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : shortened(JSON.stringify(value));
}

/** Enough of a text for a sentence. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function stop(reading: Reading, code: JsonProblemCode, position: number, sentence: string): null {
  reading.problems.splice(mostProblems - 1);
  report(reading, 'error', code, position, sentence);
  return null;
}

function report(reading: Reading, severity: JsonProblem['severity'], code: JsonProblemCode, position: number, sentence: string): void {
  const { problems, text, options } = reading;
  if (problems.length > mostProblems) return;
  const place = ` (${placeWords(text, position, options.called)}).`;
  const path = reading.frames
    .filter((frame) => !frame.empty)
    .map((frame) => (frame.kind === 'object' ? frame.name : frame.container.length));
  if (problems.length < mostProblems) problems.push({ severity, code, position, message: sentence + place, path });
  else problems.push({ severity: 'information', code: 'more', position, message: `From here on there are more problems${place}`, path });
}
