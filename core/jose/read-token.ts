import type { ReadToken } from './token.ts';

/** Longest text that is read, in characters. */
export const longestToken = 1_000_000;

/**
 * Takes apart whatever was pasted, as far as it can be read, and reports everything its specifications do not allow.
 * It never throws and takes time linear in the text. White space around the token goes silently; every other wrapping that
 * is removed (`Authorization:`, `Bearer`, quotes, line breaks, a form parameter's name) is reported as information.
 */
export function readToken(input: string): ReadToken {
  const text = input.trim();
  return { text, form: 'opaque', segments: [], header: null, claims: null, headerText: null, payloadText: null, problems: [] };
}
