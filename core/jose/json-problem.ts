import { grouped } from './time-words.ts';

/** What can be said against a JSON text. */
export type JsonProblemCode =
  | 'syntax'
  | 'not-an-object'
  | 'trailing-data'
  | 'byte-order-mark'
  | 'duplicate-member'
  | 'depth'
  | 'number'
  | 'special-name'
  | 'character'
  | 'length'
  | 'more';

/** Something in a JSON text that a reader should know. */
export interface JsonProblem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: JsonProblemCode;
  /** Zero-based character offset in the text. */
  readonly position: number;
  /** One sentence, with the place in words: "… (line 3, column 5)". */
  readonly message: string;
  /** Names and indexes from the outermost object to the value concerned. */
  readonly path: readonly (string | number)[];
}

/** The section that a reading problem names when JavaScript cannot hold a number. */
export const numberSection = 'RFC 8259 6';

/**
 * A place in a text as people count it, from one: "line 3, column 5", or "character 18" where the text is one line.
 * @param called what the text is, for "character 18 of the header"
 */
export function placeWords(text: string, position: number, called?: string): string {
  const of = called === undefined ? '' : ` of ${called}`;
  if (!text.includes('\n')) return `character ${grouped(position + 1)}${of}`;
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < position; next = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = next + 1;
  }
  return `line ${grouped(line)}, column ${grouped(position - lineStart + 1)}${of}`;
}
