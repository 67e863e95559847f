import { parseHttpDate } from './http-date.ts';

/**
 * Time for people: relative time, durations and UTC text, the same in the window and on the command line.
 * Everything here takes milliseconds since 1970-01-01T00:00:00Z unless its name says seconds.
 */

const units = [
  { seconds: 31_536_000, one: ' year', many: ' years' },
  { seconds: 86_400, one: ' day', many: ' days' },
  { seconds: 3600, one: ' h', many: ' h' },
  { seconds: 60, one: ' min', many: ' min' },
  { seconds: 1, one: ' s', many: ' s' },
] as const;

/**
 * A duration in words, its two largest units: "48 s", "4 min 12 s", "3 days", "1 year 35 days". The sign is dropped,
 * fractions of a second too; a year is 365 days.
 */
export function durationWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'forever';
  const whole = Math.floor(Math.abs(seconds));
  const first = units.findIndex((unit) => whole >= unit.seconds);
  const larger = units[first];
  if (larger === undefined) return '0 s';
  const words = counted(Math.floor(whole / larger.seconds), larger);
  const smaller = units[first + 1];
  const rest = smaller === undefined ? 0 : Math.floor((whole % larger.seconds) / smaller.seconds);
  return smaller === undefined || rest === 0 ? words : `${words} ${counted(rest, smaller)}`;
}

function counted(count: number, unit: (typeof units)[number]): string {
  return `${grouped(count)}${count === 1 ? unit.one : unit.many}`;
}

/** A whole number with its thousands set apart by thin spaces that do not break: "1 000 000". */
export function grouped(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1e21 ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f') : String(count);
}

/** A number with its noun: “1 token”, “20 000 tokens”. */
export function numbered(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An instant seen from another: "in 4 min 12 s", "3 days ago", "now" within the same second. */
export function relativeTime(instant: number, at: number): string {
  const seconds = Math.floor(instant / 1000) - Math.floor(at / 1000);
  if (seconds === 0) return 'now';
  return seconds > 0 ? `in ${durationWords(seconds)}` : `${durationWords(seconds)} ago`;
}

/** An instant as UTC text, "2026-01-01 00:05:12 UTC", or words saying that no calendar holds it. */
export function utcText(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return 'outside the calendar';
  const iso = date.toISOString();
  return `${iso.slice(0, -14)} ${iso.slice(-13, -5)} UTC`;
}

/** Relative time with the instant after it: "in 48 s (2026-01-01 00:05:12 UTC)". */
export function instantWords(instant: number, at: number): string {
  return `${relativeTime(instant, at)} (${utcText(instant)})`;
}

/** NumericDate values from here on, in the year 5138, are taken for milliseconds. */
export const leastMillisecondsNumericDate = 1e11;

const isoInstant = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads an instant that a person typed, as milliseconds: NumericDate seconds ("1767225912"), milliseconds where the number
 * can be nothing else, ISO 8601 ("2026-01-01T00:05:12Z", "2026-01-01"; without an offset it is UTC), or the date of an HTTP header field
 * ("Thu, 01 Jan 2026 00:05:12 GMT", also with "Date:" in front). Null when unreadable.
 */
export function parseInstant(text: string): number | null {
  const trimmed = text.trim();
  if (/^-?\d{1,16}(?:\.\d{1,9})?$/.test(trimmed)) {
    const value = Number(trimmed);
    return Math.abs(value) >= leastMillisecondsNumericDate ? value : value * 1000;
  }
  const match = isoInstant.exec(trimmed);
  if (match === null) return parseHttpDate(trimmed.replace(/^date: */i, ''));
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] = match;
  const civil = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${civil}Z`);
  // Date turns 30 February into 2 March; such a date is a typing error.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== civil) return null;
  const shift = offsetMinutes(offset);
  return shift === null ? null : date.getTime() + Number(`0${fraction}`) * 1000 - shift * 60_000;
}

function offsetMinutes(offset: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
  if (match === null) return 0;
  const hours = Number(match[2]);
  const minutes = Number(match[3]);
  if (hours > 23 || minutes > 59) return null;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
