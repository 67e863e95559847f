import { describe, expect, it } from 'vitest';
import { secretEvidence } from '../../core/explain/secret-evidence.ts';

const of = (text: string, encoding: 'utf8' | 'base64' | 'hex' = 'utf8') => secretEvidence(text, encoding, text.length * 8);

describe('what is said of a client secret', () => {
  it.each([
    ['abc', 'nothing'],
    ['abc\n', 'line break'],
    ['\r\nabc', 'line break'],
    [' abc', 'white space'],
    ['a bc', 'nothing'],
  ])('%j is surrounded by %s', (text, surroundedBy) => {
    expect(of(text).surroundedBy).toBe(surroundedBy);
  });

  it.each([
    ['0123456789abcdef0123456789abcdef', ['hex']],
    ['q83vEjRWeJCrze8SNFZ4kA==', ['base64']],
    ['q83vEjRWeJCrze8SNFZ4_-8SNFZ4', ['base64url']],
    ['correct horse battery staple', []],
    ['abcdef', []],
    ['thisisonelongword', []],
  ])('%s could be %j too', (text, forms) => {
    expect(of(text).alsoReadableAs).toEqual(forms);
  });

  it('does not name the encoding that it is read in', () => {
    expect(of('0123456789abcdef0123456789abcdef', 'hex').alsoReadableAs).toEqual([]);
  });

  it('knows what everybody has seen, in any case', () => {
    expect(of('Your-256-bit-Secret').known).toBe(true);
    expect(of('your-256-bit-secret-2').known).toBe(false);
  });

  it.each([
    ['tuesday-is-a-good-day-for-secrets', 40, 70],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 64],
    ['Jx3vQ0zT7mYp9LwKc2RbNf8HsVgUeXdA', 128, 256],
    // Tried in every way of cutting it into words, this would take for ever.
    [`${'abcdefghij'.repeat(20)}12345`, 100, 1640],
    ['f81d4fae-7dec-41d0-a765-00a0c91e6bf6', 100, 130],
  ])('%s takes from %i to %i bits to guess', (text, least, most) => {
    const { entropyBits } = of(text);
    expect(entropyBits).toBeGreaterThanOrEqual(least);
    expect(entropyBits).toBeLessThanOrEqual(most);
  });
});
