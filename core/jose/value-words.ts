import type { JsonObject } from '../contract/values.ts';
import type { DescribeValue, ValueWords } from './registered-member.ts';
import { grouped, instantWords, leastMillisecondsNumericDate } from './time-words.ts';

/** Nothing to say about a value. */
export const unremarkable: ValueWords = { words: null, fault: null };

/** Only a fault. */
export function faulty(fault: string): ValueWords {
  return { words: null, fault };
}

/** Only words. */
export function inWords(words: string | null): ValueWords {
  return { words, fault: null };
}

/** What a value is, for "This is …": "a number", "a list". */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'a string' : 'a number';
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes anything. */
export const describeAny: DescribeValue = () => unremarkable;

/** A string that is not empty. */
export const describeText: DescribeValue = (value) => {
  if (typeof value !== 'string') return faulty(`This must be a string, and it is ${typeName(value)}.`);
  return value === '' ? faulty('The string is empty.') : unremarkable;
};

/** StringOrURI (RFC 7519 2). */
export const describeStringOrUri: DescribeValue = (value, context) => {
  if (typeof value === 'string' && value.includes(':') && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)) {
    return faulty('A value with “:” in it must be a URI (RFC 7519 2), and this one is none.');
  }
  return describeText(value, context);
};

/** `true` or `false`. */
export const describeFlag: DescribeValue = (value) =>
  typeof value === 'boolean' ? unremarkable : faulty(`This must be true or false, and it is ${typeName(value)}.`);

/** A whole number from nought. */
export const describeCount: DescribeValue = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? unremarkable : faulty('This must be a whole number.');

/** A JSON object. */
export const describeObject: DescribeValue = (value) =>
  isObject(value) ? unremarkable : faulty(`This must be an object, and it is ${typeName(value)}.`);

/** Whether an element stands for one that an SD-JWT discloses apart (RFC 9901 4.2.4.2). */
function isElementDigest(element: unknown): boolean {
  return isObject(element) && typeof element['...'] === 'string' && Object.keys(element).length === 1;
}

/** A list of strings. */
export const describeTexts: DescribeValue = (value) => {
  if (!Array.isArray(value)) return faulty(`This must be a list of strings, and it is ${typeName(value)}.`);
  const stated = value.filter((each) => !isElementDigest(each));
  return stated.every((each) => typeof each === 'string') ? unremarkable : faulty('Every element of the list must be a string.');
};

/** A list of anything. */
export const describeList: DescribeValue = (value) =>
  Array.isArray(value) ? unremarkable : faulty(`This must be a list, and it is ${typeName(value)}.`);

/** An https URL. */
export const describeUrl: DescribeValue = (value, context) => {
  if (typeof value !== 'string' || value === '') return describeText(value, context);
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)) return faulty('This must be an absolute URL.');
  return /^http:/i.test(value) ? inWords('over unencrypted http') : unremarkable;
};

/** A StringOrURI or a list of them (RFC 7519 4.1.3). */
export const describeAudience: DescribeValue = (value, context) => {
  if (!Array.isArray(value)) return describeStringOrUri(value, context);
  if (value.length === 0) return faulty('The list is empty, so nobody is meant.');
  const wrong = value.map((each) => describeStringOrUri(each, context).fault).find((fault) => fault !== null);
  const words = value.length === 1 ? 'one audience, as a list' : `${grouped(value.length)} audiences`;
  return { words, fault: wrong === undefined ? null : `An audience in the list: ${wrong}` };
};

/** Scope values separated by single spaces (RFC 6749 3.3). */
export const describeScope: DescribeValue = (value) => {
  if (Array.isArray(value)) return faulty('Scopes stand in one string, separated by spaces (RFC 8693 4.2), and this is a list.');
  if (typeof value !== 'string') return faulty(`This must be a string, and it is ${typeName(value)}.`);
  const scopes = value.split(' ');
  const words = value === '' ? 'no scope' : `${grouped(scopes.length)} ${scopes.length === 1 ? 'scope' : 'scopes'}`;
  return { words, fault: scopes.includes('') ? 'Scopes are separated by exactly one space, with none around them (RFC 6749 3.3).' : null };
};

/** NumericDate: seconds since 1970-01-01T00:00:00Z (RFC 7519 2). */
export const describeDate: DescribeValue = (value, { at }) => {
  if (typeof value === 'string') return faulty(stringDateFault(value));
  if (typeof value !== 'number') return faulty(`A date is a number of seconds since 1970, and this is ${typeName(value)}.`);
  if (!Number.isFinite(value)) return faulty('The number is too large to be a date; some readers take it for infinity.');
  const size = Math.abs(value);
  if (size >= leastMillisecondsNumericDate * 1_000_000)
    return faulty('The number is no date, whatever its unit: dates are in seconds (RFC 7519 2).');
  if (size >= leastMillisecondsNumericDate * 1000) return mistaken(value / 1_000_000, 'microseconds', '1 000 000', at);
  if (size >= leastMillisecondsNumericDate) return mistaken(value / 1000, 'milliseconds', '1000', at);
  return inWords(instantWords(value * 1000, at));
};

function mistaken(seconds: number, unit: string, divisor: string, at: number): ValueWords {
  const read = instantWords(seconds * 1000, at);
  return {
    words: `${read}, if these are ${unit}`,
    fault: `Dates are in seconds (RFC 7519 2), and this looks like ${unit}: divide by ${divisor}.`,
  };
}

function stringDateFault(value: string): string {
  return /^\d+$/.test(value)
    ? 'A date is a number and this is a string: take the quotation marks away (RFC 7519 2).'
    : 'A date is a number of seconds since 1970 (RFC 7519 2), and this is a string.';
}
