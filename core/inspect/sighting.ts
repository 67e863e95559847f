import type { NearName } from './near-name.ts';

/** A token seen at a place, before equal ones are folded. */
export interface Sighting {
  readonly text: string;
  /** Offset in the whole text. */
  readonly at: number;
  /** Characters that it takes where it was found. */
  readonly length: number;
  /** From the outside inwards, without the name that is nearest. */
  readonly outer: readonly string[];
  readonly near: NearName | null;
  /** Stands in the text itself, so that lines and messages around it name its place. */
  readonly direct: boolean;
  readonly undone: readonly string[];
}

/** The text that is looked through, or a part of it that was decoded. */
export interface Layer {
  readonly text: string;
  readonly outer: readonly string[];
  /** What names the whole of it: the member that it is the value of. */
  readonly named: NearName | null;
  readonly depth: number;
  /** The offset in the whole text of a token that stands at an offset of this one. */
  readonly locate: (at: number, token: string) => number;
}
