import { hiddenCharacter, hiddenCharacters } from '../ui/hidden-characters.ts';

/** A run of text as it may be shown, or one character that must be shown by its number. */
export type SafePiece = { readonly text: string } | { readonly escape: string; readonly name: string };

/** Splits text from elsewhere so that no character in it can hide or reorder what is shown. */
export function safePieces(text: string): SafePiece[] {
  const pieces: SafePiece[] = [];
  let from = 0;
  for (const match of text.matchAll(hiddenCharacters)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push(hiddenCharacter(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
