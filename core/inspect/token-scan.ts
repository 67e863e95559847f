import { beginsLikeObject, headerHint } from './header-hint.ts';
import { tokenAt, tokenFrom, type TokenMatch } from './token-at.ts';

const candidate = /e[wy][A-Za-z0-9]/g;
const tokenCharacter = /[A-Za-z0-9_-]/;

/**
 * The JOSE tokens in a text, from an offset on, in order and without overlap. Takes time linear in the text. A scanner of a stream calls it
 * for each chunk, and keeps back what follows the last line whose token ends with the chunk.
 */
export function* scanTokens(text: string, from = 0, to = text.length): Generator<TokenMatch> {
  let cursor = from;
  for (;;) {
    candidate.lastIndex = cursor;
    const found = candidate.exec(text);
    if (found === null || found.index >= to) return;
    const match = begins(text, found.index) ? tokenHere(text, found.index, from) : null;
    if (match !== null) yield match;
    cursor = match === null ? found.index + 2 : Math.max(match.end, found.index + 2);
    from = Math.max(from, cursor);
  }
}

/** Whether a token may begin at an offset: not in the middle of a word, unless what stands before is an escape. */
function begins(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === '' || !tokenCharacter.test(before)) return true;
  const escape = text.slice(Math.max(0, at - 6), at);
  return /%[0-9a-f]{2}$/i.test(escape) || /\\u[0-9a-f]{4}$/i.test(escape) || /\\[bfnrt]$/.test(escape);
}

/** The token at a candidate's place, or the one whose payload this is where its header was cut off at the front. */
function tokenHere(text: string, at: number, least: number): TokenMatch | null {
  if (text.charAt(at - 1) === '.' && beginsLikeObject(text, at) && !headerHint(text.slice(at, at + 400)).jose) {
    const start = runStart(text, at - 1, least);
    const match = start < at - 1 ? tokenFrom(text, start) : null;
    if (match !== null) return match;
  }
  return tokenAt(text, at);
}

function runStart(text: string, before: number, least: number): number {
  let start = before;
  while (start > least && tokenCharacter.test(text.charAt(start - 1))) start -= 1;
  return start;
}
