/** Text that stands for itself, or a placeholder's inner text. */
export type PlaceholderPiece = { readonly text: string } | { readonly placeholder: string };

const pattern = /\{\{([^{}]*)\}\}/g;

/** Takes a value apart at its placeholders, for showing them as pills. */
export function placeholderPieces(value: string): PlaceholderPiece[] {
  const pieces: PlaceholderPiece[] = [];
  let end = 0;
  for (const match of value.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: value.slice(end, match.index) });
    pieces.push({ placeholder: (match[1] ?? '').trim() });
    end = match.index + match[0].length;
  }
  if (end < value.length) pieces.push({ text: value.slice(end) });
  return pieces;
}
