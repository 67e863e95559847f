import type { JsonObject } from '../contract/values.ts';
import { type Base64urlReading, readBase64url } from './base64url.ts';
import { characterName } from './character-names.ts';
import { type JsonProblem, type JsonProblemCode, numberSection } from './json-problem.ts';
import { type JsonMemberPlace, type JsonReading, readJsonObject } from './json-reader.ts';
import { noRepeats, type RepeatedMembers } from './repeated-members.ts';
import { grouped } from './time-words.ts';
import type { IncompletePart, ReadingProblem, TokenSegment } from './token.ts';
import { decodeUtf8, lossyUtf8 } from './utf8.ts';

/** A header or payload as far as it can be read. */
export interface JsonSegment {
  readonly text: string | null;
  readonly value: JsonObject | null;
  readonly repeats: RepeatedMembers;
  /** What could be read where `value` is null. */
  readonly incomplete: IncompletePart | null;
  readonly problems: readonly ReadingProblem[];
}

type JsonPart = 'header' | 'payload';

/** White space, and the bytes of a byte order mark in UTF-8. */
const beforeObject: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Whether a segment's first bytes are those of a JSON object; enough to tell a JWT from random text with dots in it. */
export function looksLikeJsonObject(segment: string): boolean {
  const { bytes } = readBase64url(segment.slice(0, 48));
  const brace = bytes.findIndex((byte) => !beforeObject.has(byte));
  if (bytes[brace] !== 0x7b) return false;
  const next = bytes[brace + 1];
  return next !== undefined && next < 0x7f && (next >= 0x20 || beforeObject.has(next));
}

/**
 * Reads a segment that should be a JSON object in UTF-8 in base64url.
 * @param header for a payload, the header before it: whether it says that this is a JWT decides how bad other content is
 */
export function readJsonSegment(part: JsonPart, segment: TokenSegment, header: JsonObject | null = null): JsonSegment {
  const octets = readBase64url(segment.text);
  const problems = encodingProblems(segment, octets, 'error');
  if (part === 'payload' && segment.text === '') {
    return { ...unread, text: '', problems: [emptyPayload(segment)] };
  }
  const decoded = decodeUtf8(octets.bytes);
  if ('invalidAt' in decoded) {
    const position = octets.foreignAt === null ? segment.start + Math.floor((decoded.invalidAt * 4) / 3) : null;
    const message = `The ${part} is no UTF-8: byte ${grouped(decoded.invalidAt + 1)} cannot stand where it does. Where its members are shown, “�” stands for such bytes.`;
    problems.push({
      severity: notJsonSeverity(part, octets.bytes, header),
      code: 'utf8',
      part,
      position,
      message,
      source: sections[part].utf8,
    });
    return { ...unread, ...readLossily(octets.bytes), problems };
  }
  const { text } = decoded;
  const reading = readJsonObject(text, { tolerant: true, called: `the decoded ${part}` });
  for (const problem of reading.problems) {
    const severity = problem.code === 'not-an-object' ? notJsonSeverity(part, octets.bytes, header) : problem.severity;
    problems.push(jsonProblem(part, { ...problem, severity }, jsonPosition(segment, octets, text, problem.position)));
  }
  if (part === 'payload') problems.push(...dateNotations(segment, octets, text, reading.members));
  const { value, repeats } = reading;
  return { text, value, repeats, incomplete: incompletePart(text, reading), problems };
}

const unread: JsonSegment = { text: null, value: null, repeats: noRepeats, incomplete: null, problems: [] };

function incompletePart(text: string, { incomplete }: JsonReading): IncompletePart | null {
  return incomplete === null ? null : { members: incomplete.members, rest: text.slice(incomplete.end) };
}

/** What can be read of bytes that are no UTF-8, with “�” for each that cannot stand. */
function readLossily(bytes: Uint8Array): Pick<JsonSegment, 'repeats' | 'incomplete'> {
  const text = lossyUtf8(bytes);
  const reading = readJsonObject(text, { tolerant: true });
  const { value, repeats } = reading;
  return { repeats, incomplete: value === null ? incompletePart(text, reading) : { members: value, rest: '' } };
}

/** Reads a payload that stands in the token as it is (RFC 7797), which no JWT may have. */
export function readUnencodedPayload(segment: TokenSegment): JsonSegment {
  const message = '“b64” is false: the payload stands unencoded in the token, which a JWT forbids.';
  const problem: ReadingProblem = {
    severity: 'warning',
    code: 'unencoded-payload',
    part: 'payload',
    position: segment.start,
    message,
    source: 'RFC 7797 7',
  };
  const reading = readJsonObject(segment.text);
  const { value, repeats } = reading;
  return { text: segment.text, value, repeats, incomplete: incompletePart(segment.text, reading), problems: [problem] };
}

/** What is wrong with the encoding of a segment that holds bytes: a signature, or a part of a JWE. */
export function readOctetSegment(segment: TokenSegment): ReadingProblem[] {
  return encodingProblems(segment, readBase64url(segment.text), 'warning');
}

/** What the foreign characters that occur most come from. */
const foreignHints: Readonly<Record<string, string>> = {
  '+': ' (standard base64; base64url writes “-”)',
  '/': ' (standard base64; base64url writes “_”)',
  '=': ' (padding)',
  '%': ' (percent encoding)',
};

function encodingProblems(segment: TokenSegment, octets: Base64urlReading, severity: 'error' | 'warning'): ReadingProblem[] {
  const { name, text, start } = segment;
  const part = name === 'header' || name === 'payload' || name === 'signature' ? name : 'token';
  const problems: ReadingProblem[] = [];
  if (octets.foreignAt !== null) {
    const found = characterName(text, octets.foreignAt) + (foreignHints[text.charAt(octets.foreignAt)] ?? '');
    const message = `The ${name} has a character that base64url does not know: ${found} at character ${grouped(octets.foreignAt + 1)} of the ${name}.`;
    problems.push({ severity: 'error', code: 'alphabet', part, position: start + octets.foreignAt, message, source: 'RFC 7515 2' });
  }
  if (octets.incomplete) {
    const message = `The ${name} has one character too many or too few: no bytes are encoded to that length.`;
    problems.push({ severity, code: 'not-canonical', part, position: start + text.length - 1, message, source: 'RFC 4648 4' });
  }
  if (octets.unusedBits) {
    const message = `The last character of the ${name} has bits set that belong to no byte; another text decodes to the same.`;
    problems.push({ severity, code: 'not-canonical', part, position: start + text.length - 1, message, source: 'RFC 4648 3.5' });
  }
  return problems;
}

function emptyPayload({ start }: TokenSegment): ReadingProblem {
  const message = 'The payload is empty: its content is detached, or was cut out.';
  return { severity: 'error', code: 'empty-payload', part: 'payload', position: start, message, source: 'RFC 7515 Appendix F' };
}

/** A JWS may carry anything; only what says that it is a JWT, or begins like JSON, must be an object (RFC 7519 7.2). */
function notJsonSeverity(part: JsonPart, bytes: Uint8Array, header: JsonObject | null): 'error' | 'warning' {
  const typ = header?.['typ'];
  const claimsToBeJwt = part === 'header' || bytes[0] === 0x7b || (typeof typ === 'string' && /jwt$/i.test(typ));
  return claimsToBeJwt ? 'error' : 'warning';
}

const sections: Readonly<Record<JsonPart, Readonly<Partial<Record<JsonProblemCode | 'utf8', string>> & { syntax: string; utf8: string }>>> =
  {
    header: {
      utf8: 'RFC 7515 4',
      syntax: 'RFC 7515 4',
      'byte-order-mark': 'RFC 8259 8.1',
      'duplicate-member': 'RFC 7515 4',
      number: numberSection,
      character: 'RFC 8725 2.6',
    },
    payload: {
      utf8: 'RFC 7519 7.2',
      syntax: 'RFC 7519 7.2',
      'byte-order-mark': 'RFC 8259 8.1',
      'duplicate-member': 'RFC 7519 4',
      number: numberSection,
      character: 'RFC 8725 2.6',
    },
  };

function jsonProblem(part: JsonPart, problem: JsonProblem, position: number | null): ReadingProblem {
  const { severity, message, code } = problem;
  const source = sections[part][code] ?? (code === 'depth' || code === 'length' ? 'RFC 8259 9' : sections[part].syntax);
  return { severity, code, part, position, message, path: problem.path, source };
}

/** The character of the token that carries a character of the decoded text; unknown where foreign characters shift the count. */
function jsonPosition({ start }: TokenSegment, octets: Base64urlReading, text: string, position: number): number | null {
  if (octets.foreignAt !== null) return null;
  const bytes = text.length === octets.bytes.length ? position : new TextEncoder().encode(text.slice(0, position)).length;
  return start + Math.floor((bytes * 4) / 3);
}

const dates: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time']);

function dateNotations(
  segment: TokenSegment,
  octets: Base64urlReading,
  text: string,
  members: readonly JsonMemberPlace[],
): ReadingProblem[] {
  return members.flatMap(({ name, valueStart, valueEnd }) => {
    if (!dates.has(name)) return [];
    const written = text.slice(valueStart, Math.min(valueEnd, valueStart + 40));
    if (!/^-?\d+(?:\.\d|[eE])/.test(written)) return [];
    const message = `“${name}” is written ${written}; many readers take whole seconds alone.`;
    return [
      {
        severity: 'warning',
        code: 'date-notation',
        part: 'payload',
        position: jsonPosition(segment, octets, text, valueStart),
        message,
        path: [name],
        source: 'RFC 7519 2',
      } as const,
    ];
  });
}
