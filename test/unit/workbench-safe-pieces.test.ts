import { describe, expect, it } from 'vitest';
import { safePieces } from '../../renderer/wire/safe-pieces.ts';

describe('text from elsewhere', () => {
  it('is left alone where nothing in it hides, markup included', () => {
    const text = '<script>alert(1)</script> Zoë 東京 🙂 👩‍👧 👩🏽‍🚀\n\t{}';
    expect(safePieces(text)).toEqual([{ text }]);
  });

  it('shows bidirectional controls by number and name', () => {
    expect(safePieces('user\u202Egnp.exe')).toEqual([
      { text: 'user' },
      { escape: 'U+202E', name: 'right-to-left override' },
      { text: 'gnp.exe' },
    ]);
  });

  it.each(['\u0000', '\u001B', '\u007F', '\u0085', '\u200B', '\u200D', '\u2028', '\u2066', '\uFEFF', '\uD800', '\uDC00', '\u{E0041}'])(
    'shows the invisible character %j by its number',
    (character) => {
      const [piece] = safePieces(character);
      expect(piece).toHaveProperty('escape', `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
    },
  );

  it('is empty for nothing', () => {
    expect(safePieces('')).toEqual([]);
  });
});
