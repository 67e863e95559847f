/** Names of characters that cannot be seen, or that stand in a token where they must not. */
const names: Readonly<Record<number, string>> = {
  0x00: 'a null character',
  0x09: 'a tab',
  0x0a: 'a line feed',
  0x0d: 'a carriage return',
  0x20: 'a space',
  0x22: 'a quotation mark',
  0xa0: 'a no-break space (U+00A0)',
  0xad: 'a soft hyphen (U+00AD)',
  0x200b: 'a zero-width space (U+200B)',
  0x200c: 'a zero-width non-joiner (U+200C)',
  0x200d: 'a zero-width joiner (U+200D)',
  0x200e: 'a left-to-right mark (U+200E)',
  0x200f: 'a right-to-left mark (U+200F)',
  0x2028: 'a line separator (U+2028)',
  0x2029: 'a paragraph separator (U+2029)',
  0x202a: 'a bidirectional control (U+202A)',
  0x202b: 'a bidirectional control (U+202B)',
  0x202c: 'a bidirectional control (U+202C)',
  0x202d: 'a bidirectional control (U+202D)',
  0x202e: 'a bidirectional control (U+202E)',
  0x2060: 'a word joiner (U+2060)',
  0x2066: 'a bidirectional control (U+2066)',
  0x2067: 'a bidirectional control (U+2067)',
  0x2068: 'a bidirectional control (U+2068)',
  0x2069: 'a bidirectional control (U+2069)',
  0xfeff: 'a byte order mark (U+FEFF)',
};

/** The character at an offset, for a sentence: “x”, "a space", "“Ⅹ” (U+2169)", "the end of the text". */
export function characterName(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return 'the end of the text';
  const name = names[code];
  if (name !== undefined) return name;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `a control character (${number})`;
  if (code >= 0xd800 && code <= 0xdfff) return `half of a surrogate pair (${number})`;
  if (/^[\p{Cf}\p{Z}]$/u.test(String.fromCodePoint(code))) return `an invisible character (${number})`;
  return code < 0x7f ? `“${String.fromCodePoint(code)}”` : `“${String.fromCodePoint(code)}” (${number})`;
}
