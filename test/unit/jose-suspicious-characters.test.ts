import { describe, expect, it } from 'vitest';
import { readToken } from '../../core/jose/read-token.ts';
import { escapedText, suspiciousCharacter } from '../../core/jose/suspicious-characters.ts';

function tokenWith(claims: string) {
  return readToken(`eyJhbGciOiJFUzI1NiJ9.${Buffer.from(claims).toString('base64url')}.${'A'.repeat(86)}`);
}

describe('suspiciousCharacter', () => {
  it.each([
    ['adm\u200bin', 3, 'a zero-width space (U+200B), which cannot be seen'],
    ['admin\u202e', 5, 'a bidirectional control (U+202E), which changes the order in which the text is shown'],
    ['a\ud800b', 1, 'half of a surrogate pair (U+D800), which is no character'],
    ['a\u0000b', 1, 'a null character, which cannot be seen'],
    ['a\u00a0b', 1, 'a no-break space (U+00A0), which cannot be seen'],
    ['tag\u{e0041}', 3, 'an invisible character (U+E0041), which cannot be seen'],
    ['p\u0430ypal', 1, 'the Cyrillic letter “а” (U+0430), which looks like the Latin “a”'],
    ['\u0395xample', 0, 'the Greek letter “Ε” (U+0395), which looks like the Latin “E”'],
    ['\uff41dmin', 0, '“ａ” (U+FF41), which looks like “a”'],
  ])('finds it in %j', (text, offset, words) => {
    expect(suspiciousCharacter(text)).toEqual({ offset, words });
  });

  it.each(['Jörg', 'Иванов and Ivanov', 'Ωmega point, 5 μm', '日本語', '👨‍👩‍👧 ❤️ 👍🏽', 'tab\tand\nline'])('lets %j pass', (text) => {
    expect(suspiciousCharacter(text)).toBeNull();
  });
});

describe('a token with such characters', () => {
  it('is read, and the warning shows them escaped, with their place', () => {
    const token = tokenWith('{"sub":"adm\u200bin","x":["\u202eevil"]}');
    expect(token.claims).toEqual({ sub: 'adm\u200bin', x: ['\u202eevil'] });
    expect(token.problems).toMatchObject([
      {
        severity: 'warning',
        part: 'payload',
        position: 21 + Math.floor((11 * 4) / 3),
        message: String.raw`“sub” holds a zero-width space (U+200B), which cannot be seen: “adm\u200bin” (character 12 of the decoded payload).`,
        source: 'RFC 8725 2.6',
      },
      { message: expect.stringContaining(String.raw`“x” holds a bidirectional control (U+202E)`) },
    ]);
    expect(token.problems[1]?.message).not.toMatch(/\p{Cf}/u);
  });

  it('is warned of where they are written as escapes', () => {
    const token = tokenWith(String.raw`{"sub":"\ud800","\u202e":1}`);
    expect(token.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^“sub” holds half of a surrogate pair \(U\+D800\)/),
      expect.stringMatching(/^A member name holds a bidirectional control/),
    ]);
  });

  it('gives no warning for text in other languages', () => {
    expect(tokenWith('{"name":"Jörg Иванов 山田 😀"}').problems).toEqual([]);
  });
});

describe('escapedText', () => {
  it('leaves printable ASCII as it is and escapes all else', () => {
    expect(escapedText('a b~é\n😀')).toBe(String.raw`a b~\u00e9\u000a\ud83d\ude00`);
  });
});
