import { readJsonObject } from '../jose/json-reader.ts';

/**
 * Where a member stands in the text of a JSON object: the value's place; of what lies deeper, the place of the outermost member's value.
 * Null when the text has no such member. Works on any text, a draft's among them.
 */
export function memberPlace(text: string, path: readonly (string | number)[]): { readonly start: number; readonly end: number } | null {
  const [name] = path;
  const member = readJsonObject(text, { tolerant: true }).members.findLast((each) => each.name === name);
  return member === undefined ? null : { start: member.valueStart, end: member.valueEnd };
}
