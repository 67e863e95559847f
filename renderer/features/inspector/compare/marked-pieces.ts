import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { outermostNames } from './same-members.ts';

/** A stretch of a text; marked where a member stands in it that differs. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** A JSON text cut where its outermost members differ from another’s, as far as it can be read. All pieces together are the text. */
export function markedPieces(text: string, paths: readonly string[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const put = (to: number, marked: boolean): void => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  if (paths.length > 0) {
    const differing = outermostNames(paths);
    for (const { name, nameStart, valueEnd } of readJsonObject(text, { tolerant: true }).members) {
      if (!differing.has(name)) continue;
      put(nameStart, false);
      put(valueEnd, true);
    }
  }
  put(text.length, false);
  return pieces;
}
