/**
 * Characters that have no look of their own or change how others are read: controls other than tab and line feed,
 * bidirectional controls (Unicode TR9 2), zero-width and format characters, line separators, unpaired surrogates.
 * Emoji keep the joiners that they are made with.
 */
export const hiddenCharacters =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]|(?<!\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D/gu;

const names: Readonly<Record<string, string>> = {
  '\u0000': 'null',
  '\r': 'carriage return',
  '\u001B': 'escape',
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero width space',
  '\u200C': 'zero width non-joiner',
  '\u200D': 'zero width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\uFEFF': 'byte order mark',
};

/** How a hidden character is shown, by its number, and what it is called. */
export function hiddenCharacter(character: string): { readonly escape: string; readonly name: string } {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { escape: `U+${number}`, name: names[character] ?? 'invisible character' };
}
