import { characterName } from './character-names.ts';

/** Something in a text that people do not see, or take for something else. */
export interface SuspiciousCharacter {
  readonly offset: number;
  /** What stands there and why it matters, for "“sub” holds …". */
  readonly words: string;
}

/** What cannot stand out: control and format characters, spaces other than U+0020, fillers, halves of surrogate pairs. */
const unseen =
  /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]|[^\P{Cc}\t\n\r]|[\u{1d400}-\u{1d7ff}\uff01-\uff5e]/gu;

/** Cyrillic and Greek letters with the Latin ones that they look like. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...pairs('авеѕіјорсухԁһӏкмтпи', 'abesijopcyxdhlkmtnu'),
    ...pairs('АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'),
    ...pairs('αικνορυ', 'aiKvopu'),
    ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  }),
);

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, to.charAt(index)]));
}

const foreignLetter = /[\p{sc=Cyrillic}\p{sc=Greek}]/u;
const word = /[\p{L}\p{M}\p{N}_-]+/gu;

/** Whether a text can hold anything that `suspiciousCharacter` finds: printable ASCII cannot. */
export function mayBeSuspicious(text: string): boolean {
  return /[^\t\n\r\x20-\x7e]/.test(text);
}

/**
 * The first character of a text that is invisible, reorders what is read, is half of a surrogate pair, or passes for another letter
 * (RFC 8725 2.6, RFC 8264 12.5), or null. Emoji keep the joiners that they are made with.
 */
export function suspiciousCharacter(text: string): SuspiciousCharacter | null {
  const hidden = firstUnseen(text);
  const alike = foreignLetter.test(text) ? firstLookalike(text) : null;
  if (hidden === null || alike === null) return hidden ?? alike;
  return hidden.offset <= alike.offset ? hidden : alike;
}

function firstUnseen(text: string): SuspiciousCharacter | null {
  for (const { 0: character, index: offset } of text.matchAll(unseen)) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x200d && /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u.test(text.slice(Math.max(0, offset - 4), offset)))
      continue;
    return { offset, words: unseenWords(text, offset, code) };
  }
  return null;
}

function unseenWords(text: string, offset: number, code: number): string {
  const name = characterName(text, offset);
  if (code >= 0xd800 && code <= 0xdfff) return `${name}, which is no character`;
  const plain = String.fromCodePoint(code).normalize('NFKC');
  if (/^[!-~]$/.test(plain)) return `${name}, which looks like “${plain}”`;
  if (/^[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]$/.test(String.fromCodePoint(code)))
    return `${name}, which changes the order in which the text is shown`;
  return `${name}, which cannot be seen`;
}

function scriptOf(letter: string): string {
  return /\p{sc=Greek}/u.test(letter) ? 'the Greek letter' : 'the Cyrillic letter';
}

/** A letter of another script in a word with Latin ones; a word wholly in another script is what it seems to be. */
function firstLookalike(text: string): SuspiciousCharacter | null {
  for (const { 0: letters, index } of text.matchAll(word)) {
    if (!foreignLetter.test(letters) || !/[A-Za-z]/.test(letters)) continue;
    for (let at = 0; at < letters.length; at += 1) {
      const latin = lookalikes.get(letters.charAt(at));
      const offset = index + at;
      if (latin !== undefined)
        return { offset, words: `${scriptOf(letters.charAt(at))} ${characterName(text, offset)}, which looks like the Latin “${latin}”` };
    }
  }
  return null;
}

/** A text with everything that is not plain written as JSON escapes, so that it is seen for what it is. */
export function escapedText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
