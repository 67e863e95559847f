import type { WireText } from '../../core/oauth/wire-text.ts';

/** Characters of a wire text; a masked secret counts as one. */
export function wireLength(wire: WireText): number {
  return wire.reduce((length, part) => length + (typeof part === 'string' ? part.length : (part.text?.length ?? 1)), 0);
}

/** The beginning of a wire text. A marked secret is kept whole or left out. */
export function wireStart(wire: WireText, most: number): WireText {
  const start: WireText[number][] = [];
  let left = most;
  for (const part of wire) {
    if (left <= 0) break;
    const length = wireLength([part]);
    start.push(typeof part === 'string' ? part.slice(0, left) : part);
    left -= length;
  }
  return start;
}
