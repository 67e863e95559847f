import type { SecretMark, WireText } from '../../core/oauth/wire-text.ts';

/** A piece of JSON text as it is coloured. A mark is a masked or shown secret inside a string. */
export type JsonPiece =
  | { readonly kind: 'name' | 'string' | 'literal' | 'punctuation' | 'space'; readonly text: string }
  | { readonly kind: 'mark'; readonly mark: SecretMark };

type TextKind = Exclude<JsonPiece['kind'], 'mark'>;

/** Deeper nesting is not indented further, so that hostile text cannot grow by its square. */
const deepestIndent = 64;
const whitespace = /\s/;
const punctuation = /[{}[\],:]/;

/**
 * Puts JSON text on lines without parsing it: numbers, escapes and repeated members stay exactly as they were sent, and
 * marked secrets stay marked. Text that is no JSON comes out with its own characters in its own order.
 */
export function indentJson(wire: WireText): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Index of the piece that opened the current or last string; a colon makes it a name. */
  let stringStart = 0;
  let opened = false;

  const put = (kind: TextKind, text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind && kind !== 'punctuation') pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  const breakLine = () => put('space', `\n${'  '.repeat(Math.min(depth, deepestIndent))}`);

  const punctuate = (character: string) => {
    if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1);
      if (!opened) breakLine();
      opened = false;
      put('punctuation', character);
      return;
    }
    if (opened) breakLine();
    opened = false;
    if (character === ':') {
      nameString(pieces, stringStart);
      put('punctuation', ':');
      put('space', ' ');
      return;
    }
    put('punctuation', character);
    if (character === ',') breakLine();
    else {
      depth += 1;
      opened = true;
    }
  };

  for (const part of wire) {
    if (typeof part !== 'string') {
      if (opened) breakLine();
      opened = false;
      pieces.push({ kind: 'mark', mark: part });
      continue;
    }
    for (const character of part) {
      if (inString) {
        put('string', character);
        if (escaped) escaped = false;
        else if (character === '\\') escaped = true;
        else if (character === '"') inString = false;
      } else if (punctuation.test(character)) {
        punctuate(character);
      } else if (!whitespace.test(character)) {
        if (opened) breakLine();
        opened = false;
        if (character === '"') {
          inString = true;
          stringStart = pieces.length;
          pieces.push({ kind: 'string', text: character });
        } else put('literal', character);
      }
    }
  }
  return pieces;
}

/** The string before a colon is a member's name. */
function nameString(pieces: JsonPiece[], start: number): void {
  for (let index = start; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece?.kind === 'string') pieces[index] = { kind: 'name', text: piece.text };
  }
}
