import { describe, expect, it } from 'vitest';
import { dateMistake } from '../../core/explain/date-mistakes.ts';
import { zoneOffset, zoneWords } from '../../core/explain/date-offset.ts';

const now = 1_767_225_600;
const at = now * 1000;

describe('a date that is no NumericDate', () => {
  it.each([
    ['exp', now * 1000 + 60_123, 'milliseconds', now + 60],
    ['exp', (now + 60) * 1_000_000, 'microseconds', now + 60],
    ['iat', (now + 60) * 1_000_000_000, 'nanoseconds', now + 60],
    ['exp', String(now + 60), 'digits in a string', now + 60],
    ['exp', String(at), 'digits in a string', now],
    ['exp', '2026-01-01T00:01:00Z', 'text', now + 60],
    ['exp', 'Thu, 01 Jan 2026 00:01:00 GMT', 'text', now + 60],
    ['exp', 'tomorrow', 'text', null],
    ['exp', Infinity, 'infinite', null],
    ['exp', 300, 'duration', now + 300],
    ['exp', null, 'not a date', null],
    ['iat', [now], 'not a date', null],
    ['nbf', true, 'not a date', null],
  ])('%s %j: %s', (name, value, kind, seconds) => {
    const mistake = dateMistake(name, value, at);
    expect(mistake).toMatchObject({ kind, seconds });
    expect(mistake?.sentence).toContain(`“${name}” is `);
  });

  it.each([
    ['exp', now],
    ['exp', now + 0.5],
    ['exp', 99_999_999_999],
    ['iat', 300],
    ['exp', 0],
    ['exp', -1],
    ['exp', 10_000_000],
  ])('leaves %s %j alone', (name, value) => {
    expect(dateMistake(name, value, at)).toBeNull();
  });

  it('says in words what was meant', () => {
    expect(dateMistake('exp', now * 1000 + 60_000, at)?.sentence).toBe(
      '“exp” is 1767225660000, which looks like milliseconds: in 1 min (2026-01-01 00:01:00 UTC) if divided by 1000.',
    );
  });
});

describe('a time that is off by a time zone', () => {
  it.each([
    [7200, 7200, 'UTC+2'],
    [7260, 7200, 'UTC+2'],
    [-18_000, -18_000, 'UTC−5'],
    [19_800, 19_800, 'UTC+5:30'],
    [20_700 - 30, 20_700, 'UTC+5:45'],
    [50_400, 50_400, 'UTC+14'],
  ])('%d s is %d: %s', (difference, offset, words) => {
    expect(zoneOffset(now + difference, now)).toBe(offset);
    expect(zoneWords(offset)).toBe(words);
  });

  it.each([0, 60, -300, 900, 1800, 5400, 7200 + 95, 60_000])('%d s is none', (difference) => {
    expect(zoneOffset(now + difference, now)).toBeNull();
  });
});
