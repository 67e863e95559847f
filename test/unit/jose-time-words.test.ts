import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationWords, grouped, instantWords, numbered, parseInstant, relativeTime, utcText } from '../../core/jose/time-words.ts';

const at = Date.UTC(2026, 0, 1, 0, 4, 24);

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [0.9, '0 s'],
    [48, '48 s'],
    [60, '1 min'],
    [252, '4 min 12 s'],
    [3600, '1 h'],
    [3661, '1 h 1 min'],
    [3605, '1 h'],
    [86_400, '1 day'],
    [93_600, '1 day 2 h'],
    [259_200, '3 days'],
    [34_560_000, '1 year 35 days'],
    [-252, '4 min 12 s'],
    [Infinity, 'forever'],
  ])('of %d seconds read %j', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it('group the digits of large numbers', () => {
    expect(durationWords(31_536_000 * 1_500_000)).toBe('1\u202f500\u202f000 years');
    expect(grouped(9999)).toBe('9999');
  });
});

describe('instants', () => {
  it.each([
    [at + 252_000, 'in 4 min 12 s'],
    [at - 3 * 86_400_000, '3 days ago'],
    [at + 999, 'now'],
    [at - 1, '1 s ago'],
  ])('are told relative to the clock: %d is %j', (instant, words) => {
    expect(relativeTime(instant, at)).toBe(words);
  });

  it('are written in UTC after that', () => {
    expect(instantWords(at + 48_000, at)).toBe('in 48 s (2026-01-01 00:05:12 UTC)');
  });

  it('outside the calendar are said to be so', () => {
    expect(utcText(8.64e15 + 1)).toBe('outside the calendar');
    expect(utcText(Number.NaN)).toBe('outside the calendar');
  });
});

describe('an instant that was typed', () => {
  it.each([
    ['1767225912', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['1767225912.5', Date.UTC(2026, 0, 1, 0, 5, 12, 500)],
    ['0', 0],
    ['1767225912000', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['2026-01-01', Date.UTC(2026, 0, 1)],
    ['2026-01-01T00:05', Date.UTC(2026, 0, 1, 0, 5)],
    ['2026-01-01T00:05:12Z', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['2026-01-01t00:05:12.25z', Date.UTC(2026, 0, 1, 0, 5, 12, 250)],
    ['2026-01-01T02:05:12+02:00', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['2025-12-31 19:35:12 -0430', Date.UTC(2026, 0, 1, 0, 5, 12)],
    [' 2026-01-01 00:05:12 UTC ', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['Thu, 01 Jan 2026 00:05:12 GMT', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['Date: Thu, 01 Jan 2026 00:05:12 GMT', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['Thursday, 01-Jan-26 00:05:12 GMT', Date.UTC(2026, 0, 1, 0, 5, 12)],
    ['Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['Sat, 31 Dec 2016 23:59:60 GMT', Date.UTC(2017, 0, 1)],
  ])('%j is understood', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '',
    'now',
    'tomorrow',
    '2026-02-30',
    '2026-13-01',
    '2026-01-01T25:00',
    '2026-01-01T00:00+99:00',
    '1e9',
    '12:00',
    '--1',
    'Thu, 30 Feb 2026 00:05:12 GMT',
    'Thu, 01 Foo 2026 00:05:12 GMT',
    'Thu, 01 Jan 2026 24:05:12 GMT',
    'Thu, 01 Jan 2026 00:05:12 CET',
  ])('%j is not', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('is what the Date header field says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseInstant(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000);
      }),
    );
  });

  it('is what utcText wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseInstant(utcText(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

it('a number and its noun agree', () => {
  expect([0, 1, 2, 20_000].map((count) => numbered(count, 'token'))).toEqual(['0 tokens', '1 token', '2 tokens', '20\u202f000 tokens']);
});
