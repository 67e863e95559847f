import { describe, expect, test } from 'vitest';
import { readFilter } from '../../core/scan/filter-expression.ts';
import { matches } from '../../core/scan/filter-match.ts';
import type { FoundToken } from '../../core/scan/found-token.ts';

const token: FoundToken = {
  id: 0,
  kind: 'access token',
  form: 'jws',
  typ: 'at+jwt',
  alg: 'ES256',
  kid: null,
  iss: 'https://as.example',
  sub: 'acme "one"',
  client: 'acme',
  aud: ['https://api.example', 'https://b.example'],
  iat: 1_767_225_600,
  exp: 1_767_229_200,
  repeated: [],
  count: 3,
  offset: 100,
  length: 50,
  line: 7,
};
const claims = JSON.parse('{"scope":"read write","amr":["pwd","otp"],"admin":true,"level":3,"cnf":{"jkt":"x"},"__proto__":"own"}');

function fits(expression: string): boolean {
  const reading = readFilter(expression);
  if ('fault' in reading) throw new Error(`${reading.fault.position}: ${reading.fault.message}`);
  return reading.filter === null || matches(reading.filter, token, { claims: () => claims, findings: () => ['TIM-04', 'HDR-02'] });
}

describe('a filter expression', () => {
  test.each([
    ['', true],
    ['iss = https://as.example', true],
    ['iss="https://as.example"', true],
    ['iss != https://as.example', false],
    [String.raw`sub = "acme \"one\""`, true],
    [String.raw`sub = 'acme "one"'`, true],
    ['kind = "access token"', true],
    ['kind ~ ACCESS', true],
    ['iss ~ other', false],
    ['aud = https://b.example', true],
    ['aud ~ api', true],
    ['kid = x', false],
    ['kid != x', true],
    ['kid = null', true],
    ['exp != null', true],
    ['kid < z', false],
    ['count >= 3', true],
    ['count > 3', false],
    ['exp = 1767229200', true],
    ['exp > 2026-01-01T00:59:59Z and exp <= 2026-01-01T01:00:00Z', true],
    ['line < 10', true],
    ['claims.scope ~ write', true],
    ['claims.amr = otp', true],
    ['claims.admin = true', true],
    ['claims.level < 10', true],
    ['claims.level = three', false],
    ['claims.cnf ~ jkt', true],
    ['claims.__proto__ = own', true],
    ['claims.toString = null', true],
    ['finding = TIM-04', true],
    ['finding=tim-04 and finding = HDR-02', true],
    ['finding = TIM-05', false],
    ['finding != TIM-04', false],
    ['finding ~ tim', true],
    ['finding = null', false],
    ['alg = RS256 or alg = ES256 and count = 1', false],
    ['(alg = RS256 or alg = ES256) and count = 3', true],
    ['not alg = RS256 and not (count = 1)', true],
    ['NOT alg = ES256 OR client = acme', true],
  ])('%s is %s', (expression, expected) => {
    expect(fits(expression)).toBe(expected);
  });

  test.each([
    ['issuer = x', 0, 'There is no member “issuer”.'],
    ['claims. = x', 0, 'There is no member “claims.”.'],
    ['iss', 3, 'After “iss” one of = != < > <= >= ~ is needed.'],
    ['iss = ', 6, 'After “=” a value is missing.'],
    ['iss = "x', 6, 'The quotation mark that opens here is never closed.'],
    ['(iss = x', 0, 'The parenthesis that opens here is never closed.'],
    ['iss = x)', 7, 'This parenthesis closes none that is open.'],
    ['iss = x alg = y', 8, '“and” or “or” is missing before “alg”.'],
    ['iss = x and', 11, 'A comparison is missing here.'],
    ['exp < soon', 6, '“exp” is compared with seconds since 1970 or a date such as 2026-01-01T00:00:00Z, not with “soon”.'],
    ['count = many', 8, '“count” is compared with a number, not with “many”.'],
    ['kid < null', 6, '“null” is compared with = and != alone.'],
    ['finding = late', 10, '“finding” is compared by = and != with a rule such as TIM-04'],
    ['finding < TIM-04', 10, '“finding” is compared by = and !='],
    ['iss ! x', 4, '“!” stands alone; “not equal” is written “!=”.'],
    [`${'('.repeat(60)}iss = x`, 50, 'Parentheses and “not” may be nested 50 deep.'],
    [' '.repeat(10_001), 10_000, 'The expression has more than 10\u202f000 characters.'],
  ])('%s is refused at character %i', (expression, position, message) => {
    expect(readFilter(expression)).toEqual({ fault: { position, message: expect.stringContaining(message) } });
  });

  test('a long chain of comparisons is read and judged without running out of stack', () => {
    expect(fits(Array.from({ length: 800 }, () => 'line = 1').join(' or '))).toBe(false);
  });
});
