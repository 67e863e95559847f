import { jsonSlice } from '../../core/inspect/json-slice.ts';
import type { TreeMember } from '../../core/inspect/member-tree.ts';
import { withoutSpace } from '../../core/jose/json-layout.ts';
import { grouped } from '../../core/jose/time-words.ts';

/** Characters of a list or object that are shown of a closed one. */
const longestClosed = 240;
const longestText = 2000;

/** What a line shows of a value. */
export interface ValueText {
  readonly text: string;
  readonly shortened: boolean;
  /** How many members or elements an object or list has, where its text does not show them all. */
  readonly size: string | null;
}

/**
 * A value for its line in a tree: strings bare, everything else as JSON, bounded; as it is written in the text that is given. Of an open object
 * or list its size alone.
 */
export function valueText(member: TreeMember, text: string | null): ValueText {
  const { value, count, open } = member;
  const size = count === null ? null : sizeWords(value, count);
  if (open) return { text: '', shortened: false, size };
  const written = writtenValue(member, text);
  const whole = typeof value === 'string' ? value : written === null ? JSON.stringify(value) : withoutSpace(written);
  const longest = count === null ? longestText : longestClosed;
  if (whole.length <= longest) return { text: whole, shortened: false, size: null };
  return { text: whole.slice(0, longest), shortened: true, size };
}

/** What JavaScript may not hold as it was sent: a number, or an object or list with repeated names or numbers in it. */
function writtenValue({ value, path }: TreeMember, text: string | null): string | null {
  return text !== null && value !== null && (typeof value === 'number' || typeof value === 'object') ? jsonSlice(text, path) : null;
}

function sizeWords(value: unknown, count: number): string {
  const one = Array.isArray(value) ? 'element' : 'member';
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A value as it is copied: a string bare, everything else as JSON on lines, or as it is written in the text that is given. */
export function copiedValue(member: TreeMember, text: string | null): string {
  const { value } = member;
  return typeof value === 'string' ? value : (writtenValue(member, text) ?? JSON.stringify(value, null, 2) ?? '');
}
