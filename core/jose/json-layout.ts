import { readJsonObject } from './json-reader.ts';

/** A string, or white space between tokens. */
const stringOrSpace = /"[^"\\]*(?:\\.[^"\\]*)*"|[ \t\n\r]+/g;

/**
 * A JSON object's text without the white space between its tokens; numbers, escapes, order and duplicate members stay as they are
 * written. A text that is no JSON object comes back as it is.
 */
export function compactJson(text: string): string {
  return readJsonObject(text).value === null ? text : withoutSpace(text);
}

/** The text of a JSON value without the white space between its tokens. */
export function withoutSpace(text: string): string {
  return text.replaceAll(stringOrSpace, (part) => (part.startsWith('"') ? part : ''));
}

/**
 * A JSON object's text with one member changed, the last of duplicates, or added as its last; everything else stays as it is written. A
 * text that is no JSON object comes back as it is.
 */
export function withMember(text: string, name: string, value: unknown): string {
  const { value: object, members } = readJsonObject(text);
  if (object === null) return text;
  const written = JSON.stringify(value);
  const member = members.findLast((each) => each.name === name);
  if (member !== undefined) return text.slice(0, member.valueStart) + written + text.slice(member.valueEnd);
  const last = members.at(-1);
  if (last === undefined) return `{${JSON.stringify(name)}:${written}}`;
  const before = text.slice(0, last.nameStart);
  const space = /[ \t\n\r]*$/.exec(before)?.[0] ?? '';
  const colon = text.slice(last.nameStart, last.valueStart).endsWith(' ') ? ': ' : ':';
  return `${text.slice(0, last.valueEnd)},${space}${JSON.stringify(name)}${colon}${written}${text.slice(last.valueEnd)}`;
}
