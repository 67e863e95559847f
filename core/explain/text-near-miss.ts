import { characterName } from '../jose/character-names.ts';
import { escapedText, suspiciousCharacter } from '../jose/suspicious-characters.ts';

/** By what a text misses the one that was meant. */
export type TextDifference =
  | 'line break'
  | 'white space'
  | 'quotation marks'
  | 'braces'
  | 'percent encoding'
  | 'letter case'
  | 'look-alike';

/** A text that is nearly the one that was meant. */
export interface TextNearMiss {
  readonly difference: TextDifference;
  /** A clause without subject: "ends with a line feed". */
  readonly clause: string;
}

const quotes = /^(["'`“„‘])(.*)(["'`”“’])$/su;

/**
 * Why a text is not the one that was meant although people take them for the same: a client_id with a line break at its end, in quotation
 * marks, form-encoded, in another case. Null when the texts are equal, or really different.
 */
export function textNearMiss(text: string, meant: string): TextNearMiss | null {
  if (text === meant || text === '' || meant === '') return null;
  const trimmed = text.trim();
  if (trimmed === meant.trim()) return spaceMiss(text, meant);
  if (quotes.exec(trimmed)?.[2] === meant) return { difference: 'quotation marks', clause: 'stands in quotation marks of its own' };
  if (trimmed === `{${meant}}`) return { difference: 'braces', clause: 'stands in braces' };
  if (decoded(trimmed) === meant) return { difference: 'percent encoding', clause: 'is percent-encoded' };
  if (trimmed === decoded(meant)) return { difference: 'percent encoding', clause: 'is not percent-encoded, and the other is' };
  if (trimmed.toLowerCase() === meant.toLowerCase()) return { difference: 'letter case', clause: 'differs in upper and lower case alone' };
  return lookalikeMiss(text, meant);
}

function spaceMiss(text: string, meant: string): TextNearMiss {
  const more = text.length >= meant.length;
  const longer = more ? text : meant;
  const leading = longer.trimStart().length < longer.length;
  const name = characterName(longer, leading ? 0 : longer.trimEnd().length);
  const place = leading ? 'begins' : 'ends';
  return {
    difference: /[\n\r]/.test(longer) ? 'line break' : 'white space',
    clause: more ? `${place} with ${name}` : `lacks what the other ${place} with: ${name}`,
  };
}

function lookalikeMiss(text: string, meant: string): TextNearMiss | null {
  const found = suspiciousCharacter(text);
  if (found === null || Math.abs(text.length - meant.length) > 3) return null;
  const around = (at: string): string => at.replaceAll(/[^\x20-\x7e]/g, '');
  // Without what is not plain, a hidden character leaves the meant text; a look-alike leaves it but for one letter.
  const hidden = around(text) === meant;
  const replaced =
    text.length === meant.length && Array.from(text).every((letter, at) => letter === meant[at] || !/[\x20-\x7e]/.test(letter));
  return hidden || replaced ? { difference: 'look-alike', clause: `holds ${found.words}: “${escapedText(text)}”` } : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
