import { durationWords, instantWords, leastMillisecondsNumericDate, parseInstant } from '../jose/time-words.ts';

/** What went wrong when a date was written. */
export type DateMistakeKind =
  | 'not a date'
  | 'digits in a string'
  | 'text'
  | 'milliseconds'
  | 'microseconds'
  | 'nanoseconds'
  | 'infinite'
  | 'duration';

/** A claim that should be NumericDate seconds (RFC 7519 2), and is not. */
export interface DateMistake {
  readonly kind: DateMistakeKind;
  /** What was probably meant, in whole seconds; null where that cannot be known. */
  readonly seconds: number | null;
  /** A sentence with the value in it. */
  readonly sentence: string;
}

const units = [
  { kind: 'nanoseconds', from: leastMillisecondsNumericDate * 1e6, divisor: 1e9, per: '1 000 000 000' },
  { kind: 'microseconds', from: leastMillisecondsNumericDate * 1e3, divisor: 1e6, per: '1 000 000' },
  { kind: 'milliseconds', from: leastMillisecondsNumericDate, divisor: 1e3, per: '1000' },
] as const;

/** Seconds below which a date is a duration that was forgotten to be added to the time: about four months from 1970. */
const longestDuration = 10_000_000;

const typeWords: Readonly<Record<string, string>> = { boolean: 'true or false', object: 'no number', undefined: 'missing' };

/** The mistake in a date claim, or null where it is seconds. @param at milliseconds since the epoch, for the words */
export function dateMistake(name: string, value: unknown, at: number): DateMistake | null {
  if (typeof value === 'string') return textMistake(name, value, at);
  if (typeof value !== 'number') {
    const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : (typeWords[typeof value] ?? typeof value);
    return { kind: 'not a date', seconds: null, sentence: `“${name}” is ${found}; a date is a number of seconds since 1970.` };
  }
  if (!Number.isFinite(value)) {
    return {
      kind: 'infinite',
      seconds: null,
      sentence: `“${name}” is too large for a number; JavaScript reads it as Infinity, so it never comes.`,
    };
  }
  const unit = units.find(({ from }) => Math.abs(value) >= from);
  if (unit !== undefined) {
    const seconds = Math.floor(value / unit.divisor);
    const meant = instantWords(seconds * 1000, at);
    return {
      kind: unit.kind,
      seconds,
      sentence: `“${name}” is ${value}, which looks like ${unit.kind}: ${meant} if divided by ${unit.per}.`,
    };
  }
  if (name !== 'exp' || value <= 0 || value >= longestDuration || !Number.isInteger(value)) return null;
  const sentence = `“exp” is ${value}, which is ${durationWords(value)} after 1970: a lifetime in place of the time at which it ends.`;
  return { kind: 'duration', seconds: Math.floor(at / 1000) + value, sentence };
}

function textMistake(name: string, value: string, at: number): DateMistake {
  const shown = value.slice(0, 60);
  const instant = parseInstant(value) ?? httpDate(value);
  if (/^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) {
    const seconds = instant === null ? null : Math.floor(instant / 1000);
    return {
      kind: 'digits in a string',
      seconds,
      sentence: `“${name}” is the string “${shown}”; a date is a number, without quotation marks.`,
    };
  }
  if (instant === null) {
    return { kind: 'text', seconds: null, sentence: `“${name}” is the string “${shown}”; a date is a number of seconds since 1970.` };
  }
  const seconds = Math.floor(instant / 1000);
  const meant = `${seconds}, which is ${instantWords(seconds * 1000, at)}`;
  return { kind: 'text', seconds, sentence: `“${name}” is the text “${shown}”; a date is a number of seconds since 1970: ${meant}.` };
}

function httpDate(value: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
