/** A stretch of text by offsets, `to` not included. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Texts up to here are shown whole. */
const longest = 1600;
const head = 560;
const tail = 86;

/** What is shown of a text of some length: all of it, or its beginning and its end. */
export function keptEnds(length: number): TextRange[] {
  if (length <= longest) return [{ from: 0, to: length }];
  return [
    { from: 0, to: head },
    { from: length - tail, to: length },
  ];
}
