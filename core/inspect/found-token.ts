import type { TokenForm, TokenKindDescription } from '../jose/token.ts';

/** One place where a token was found. */
export interface FoundPlace {
  /** Offset in the text; of a token inside something encoded, where that begins. */
  readonly offset: number;
  /** Characters of the text that stand for it; of a token inside something encoded, those up to the next space or quotation mark. */
  readonly length: number;
  readonly line: number;
  readonly column: number;
  /** For people: "HAR entry 3, response body, member id_token". */
  readonly words: string;
}

/** A token that was found in a text, with all its places. */
export interface FoundToken {
  /** Without its wrapping. */
  readonly text: string;
  readonly form: TokenForm;
  readonly kind: TokenKindDescription;
  /** In the order of the text, the first hundred. */
  readonly places: readonly FoundPlace[];
  /** How often it was found. */
  readonly count: number;
  /** What was undone to find it, in sentences. */
  readonly undone: readonly string[];
}
