import { beginsLikeObject, headerHint, isUnfinished, type HeaderHint } from './header-hint.ts';

/** A token that stands at a place in a text. */
export interface TokenMatch {
  readonly start: number;
  /** Offset after its last character. Where this is the end of a chunk of a longer text, the token may go on in the next one. */
  readonly end: number;
  /** The token, lines joined and percent encoding undone; everything else is as it stands. */
  readonly text: string;
  readonly lines: number;
  readonly percentEncoded: boolean;
}

const run = /[A-Za-z0-9_-]+/y;
const tokenCharacter = /[A-Za-z0-9_-]/;
const percent = /%(2e|2d|5f|7e|3d|2b|2f)/iy;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
/** A line's end inside a token: a shell's or a mail's line continuation, then indentation and quotation. */
const lineBreak = /[\\=]?\r?\n[ \t>]{0,40}/y;
const wrappedLine = /([A-Za-z0-9_.~-]+)(?=["'`,;.)\]\\= \t]{0,3}\r?(?:\n|$))/y;
const leastWrapped = 16;
const longestHeader = 8192;

/** A token while it is read. */
interface Reading {
  readonly source: string;
  readonly start: number;
  readonly pieces: string[];
  pieceStart: number;
  at: number;
  segments: number;
  /** Characters of the segment that is being read. */
  length: number;
  lines: number;
  percentEncoded: boolean;
  disclosures: boolean;
  hint: HeaderHint | null;
}

/**
 * Reads the JOSE token that begins at an offset: compact JWS or JWE, SD-JWT, also detached, cut off, percent-encoded, wrapped over lines
 * or with characters in it that do not belong there. Null when none begins there. Takes time linear in the token.
 */
export function tokenAt(source: string, start: number): TokenMatch | null {
  if (!beginsLikeObject(source, start)) return null;
  return tokenFrom(source, start);
}

/** The same for a token whose beginning was cut off, so that its first segment is no header. */
export function tokenFrom(source: string, start: number): TokenMatch | null {
  const reading: Reading = {
    source,
    start,
    pieces: [],
    pieceStart: start,
    at: start,
    segments: 1,
    length: 0,
    lines: 1,
    percentEncoded: false,
    disclosures: false,
    hint: null,
  };
  while (advance(reading));
  if (reading.segments < 3 && !hintOf(reading).jose) return null;
  reading.pieces.push(source.slice(reading.pieceStart, reading.at));
  return { start, end: reading.at, text: reading.pieces.join(''), lines: reading.lines, percentEncoded: reading.percentEncoded };
}

/** Reads on; false where the token ends. */
function advance(reading: Reading): boolean {
  const { source } = reading;
  run.lastIndex = reading.at;
  if (run.test(source)) {
    reading.length += run.lastIndex - reading.at;
    reading.at = run.lastIndex;
  }
  const next = source.charAt(reading.at);
  if (next === '.') return dot(reading, 1);
  if (next === '~') return tilde(reading, 1);
  if (next === '%') return percentEncoded(reading);
  if (next === '\n' || next === '\r' || next === '\\') return wrapped(reading);
  if (next === '=' || next === '+' || next === '/') return foreign(reading, next) || (next === '=' && wrapped(reading));
  if (next !== '' && invisible.test(next)) return followed(reading, 1) && skip(reading, 1);
  if (goesOnBehind(reading)) return skip(reading, 1);
  if (next !== '' && reading.segments === 2 && !/[\s"'`<>,;)]/.test(next) && hintOf(reading).unencoded) return skip(reading, 1);
  return false;
}

const foreignInside = /[^\s\x20-\x7e“”‘’«»„‚‹›…、。，；：！？（）]/u;
const goesOn = /[A-Za-z0-9_-][A-Za-z0-9_.-]{15}/y;

/** Whether a character that no token has stands inside one that is not finished, so that the rest of it is still read and the place is told. */
function goesOnBehind(reading: Reading): boolean {
  const { source, at } = reading;
  if (!foreignInside.test(source.charAt(at)) || !isUnfinished(hintOf(reading), reading.segments, reading.length)) return false;
  goesOn.lastIndex = at + 1;
  return goesOn.test(source);
}

/** A full stop between segments, and not one that ends a sentence or stands for what was left out. */
function dot(reading: Reading, width: number): boolean {
  const { segments } = reading;
  const beyond = characterAt(reading, reading.at + width);
  if (beyond === '.') {
    if (!tokenCharacter.test(characterAt(reading, reading.at + width + 1))) return false;
  } else if (!/[A-Za-z0-9_%+/-]/.test(beyond)) {
    const broken = (beyond === '\n' || beyond === '\r') && segments < 3 && continues(reading, reading.at + width);
    if (!broken) return segments === 2 && lastDot(reading, width);
  }
  if (!reading.disclosures && segments >= (hintOf(reading).enc === null ? 8 : 12)) return false;
  reading.segments += 1;
  reading.length = 0;
  return skip(reading, width);
}

/** The end of a token whose signature is empty. */
function lastDot(reading: Reading, width: number): boolean {
  skip(reading, width);
  reading.segments += 1;
  return false;
}

function tilde(reading: Reading, width: number): boolean {
  if (reading.segments < 3) return false;
  reading.disclosures = true;
  reading.length = 0;
  return skip(reading, width);
}

function percentEncoded(reading: Reading): boolean {
  percent.lastIndex = reading.at;
  const code = percent.exec(reading.source)?.[1];
  if (code === undefined) return false;
  const character = String.fromCharCode(Number.parseInt(code, 16));
  const before = reading.at;
  const goesOn =
    character === '.'
      ? dot(reading, 3)
      : character === '~'
        ? tilde(reading, 3)
        : character === '-' || character === '_'
          ? skip(reading, 3)
          : isUnfinished(hintOf(reading), reading.segments, reading.length) && skip(reading, 3);
  if (reading.at === before) return false;
  reading.pieces.push(reading.source.slice(reading.pieceStart, before), character);
  reading.pieceStart = reading.at;
  reading.percentEncoded = true;
  return goesOn;
}

/** Standard base64 or padding where base64url is meant: part of the token while it is not finished; padding also at its end. */
function foreign(reading: Reading, character: string): boolean {
  const next = characterAt(reading, reading.at + 1);
  const unfinished = isUnfinished(hintOf(reading), reading.segments, reading.length);
  const inside =
    character === '=' ? !tokenCharacter.test(next) && !(unfinished && /[\r\n]/.test(next)) : unfinished && /[A-Za-z0-9_+/=-]/.test(next);
  if (!inside) return false;
  reading.length += 1;
  return skip(reading, 1);
}

/** Goes on to the next line, where the token does. */
function wrapped(reading: Reading): boolean {
  if (reading.disclosures || !isUnfinished(hintOf(reading), reading.segments, reading.length)) return false;
  return continues(reading, reading.at) && joinLine(reading);
}

/** Whether the line after a line break at an offset can only be more of this token: it holds nothing else. */
function continues(reading: Reading, at: number): boolean {
  const { source, pieceStart } = reading;
  lineBreak.lastIndex = at;
  if (!lineBreak.test(source)) return false;
  const begin = lineBreak.lastIndex;
  wrappedLine.lastIndex = begin;
  const line = wrappedLine.exec(source)?.[1];
  const width = at - pieceStart;
  if (line === undefined || width < leastWrapped) return false;
  if (beginsLikeObject(source, begin) && headerHint(line).alg !== null) return false;
  return line.length === width || line.includes('.') || line.length >= leastWrapped || reading.lines > 1 || reading.segments >= 3;
}

function joinLine(reading: Reading): boolean {
  const { source } = reading;
  lineBreak.lastIndex = reading.at;
  if (!lineBreak.test(source)) return false;
  reading.pieces.push(source.slice(reading.pieceStart, reading.at));
  reading.at = lineBreak.lastIndex;
  reading.pieceStart = reading.at;
  reading.lines += 1;
  return true;
}

function skip(reading: Reading, width: number): true {
  reading.at += width;
  return true;
}

function followed(reading: Reading, width: number): boolean {
  return tokenCharacter.test(characterAt(reading, reading.at + width));
}

function characterAt({ source }: Reading, at: number): string {
  return source.charAt(at);
}

/** What the first segment gives away. It is looked up anew until that segment has been read, or is longer than what is looked at. */
function hintOf(reading: Reading): HeaderHint {
  if (reading.hint !== null) return reading.hint;
  const { source, start, at } = reading;
  const beginning = source.slice(start, Math.min(at, start + longestHeader)).replaceAll(/[\\=]?\r?\n[ \t>]*/g, '');
  const end = beginning.search(/\.|%2e/i);
  const hint = headerHint(end === -1 ? beginning : beginning.slice(0, end));
  if (end !== -1 || at - start > longestHeader) reading.hint = hint;
  return hint;
}
