import { grouped } from './time-words.ts';
import type { ReadingProblem } from './token.ts';

/** Where in the token a problem is, “character 101 of the token”; null where its message says its place itself, and where it has none. */
export function placeInToken({ message, position }: Pick<ReadingProblem, 'message' | 'position'>): string | null {
  return position === null || /\b(?:character|line) \d/.test(message) ? null : `character ${grouped(position + 1)} of the token`;
}
