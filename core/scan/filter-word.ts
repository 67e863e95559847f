/** A piece of a filter expression. */
export interface FilterWord {
  readonly is: 'name' | 'quoted' | 'operator' | 'parenthesis' | 'end';
  /** What it says: of a quoted one, without quotes and escapes. */
  readonly text: string;
  /** Zero-based character offset in the expression. */
  readonly position: number;
}

/** Why an expression cannot be used, and at which character. */
export interface FilterFault {
  /** Zero-based character offset in the expression. */
  readonly position: number;
  readonly message: string;
}

const space = /\s*/y;
const operator = /!=|<=|>=|[=<>~]/y;
const parenthesis = /[()]/y;
const name = /[^\s()=<>~!"']+/y;
const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;

/** Splits an expression into its words, the last one `end`. */
export function filterWords(text: string): readonly FilterWord[] | FilterFault {
  const words: FilterWord[] = [];
  let position = skipped(text, 0);
  while (position < text.length) {
    const word = wordAt(text, position);
    if (word === null) return unreadable(text, position);
    words.push(word.word);
    position = skipped(text, word.end);
  }
  return [...words, { is: 'end', text: '', position: text.length }];
}

function skipped(text: string, from: number): number {
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

function wordAt(text: string, position: number): { readonly word: FilterWord; readonly end: number } | null {
  for (const [is, pattern] of [
    ['operator', operator],
    ['parenthesis', parenthesis],
    ['name', name],
    ['quoted', quoted],
  ] as const) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) continue;
    const said = is === 'quoted' ? (match[1] ?? match[2] ?? '').replaceAll(/\\(.)/gs, '$1') : match[0];
    return { word: { is, text: said, position }, end: pattern.lastIndex };
  }
  return null;
}

function unreadable(text: string, position: number): FilterFault {
  const character = text.charAt(position);
  if (character === '"' || character === "'") return { position, message: 'The quotation mark that opens here is never closed.' };
  return { position, message: `“${character}” stands alone; “not equal” is written “!=”.` };
}
