import type { JsonObject } from '../contract/values.ts';
import { type JsonMemberPlace, readJsonObject } from '../jose/json-reader.ts';

/**
 * Changes to the text of a JSON object that leave everything else in it as it was typed. A text that is no JSON object, half-typed ones
 * among them, cannot be changed so; null says that.
 */

/** Sets a member to a value: in its place, or behind the last one, with the indentation of its neighbours. */
export function setMember(text: string, name: string, value: unknown): string | null {
  const { value: object, members } = readJsonObject(text);
  if (object === null) return null;
  const written = valueText(text, members, value);
  const present = members.findLast((member) => member.name === name);
  if (present !== undefined) return splice(text, present.valueStart, present.valueEnd, written);
  const entry = `${JSON.stringify(name)}:${isSpaced(text, members) ? ' ' : ''}${written}`;
  const last = members.at(-1);
  if (last === undefined) {
    const open = text.indexOf('{') + 1;
    return splice(text, open, text.lastIndexOf('}'), text.includes('\n') ? `\n  ${entry}\n` : entry);
  }
  return splice(text, last.valueEnd, last.valueEnd, `,${gapBefore(text, members)}${entry}`);
}

/** Takes all members of a name out, with their commas. */
export function removeMember(text: string, name: string): string | null {
  const { value, members } = readJsonObject(text);
  if (value === null) return null;
  let changed = text;
  for (let index = members.length - 1; index >= 0; index -= 1) {
    const member = members[index];
    if (member?.name !== name) continue;
    const before = members[index - 1];
    const after = members[index + 1];
    if (before !== undefined) changed = splice(changed, before.valueEnd, member.valueEnd, '');
    else if (after !== undefined) changed = splice(changed, member.nameStart, after.nameStart, '');
    else changed = splice(changed, member.nameStart, member.valueEnd, '');
  }
  return changed;
}

/** Gives a member another name and leaves it where it is; what already has that name goes. */
export function renameMember(text: string, name: string, to: string): string | null {
  const without = name === to ? text : removeMember(text, to);
  if (without === null) return null;
  const member = readJsonObject(without).members.findLast((each) => each.name === name);
  if (member === undefined) return without;
  const colon = without.slice(member.nameStart, member.valueStart);
  const end = member.nameStart + colon.lastIndexOf('"') + 1;
  return splice(without, member.nameStart, end, JSON.stringify(to));
}

/** The object that a text holds, or null. */
export function objectIn(text: string): JsonObject | null {
  return readJsonObject(text).value;
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** The white space that stands before a member, taken from the last one. */
function gapBefore(text: string, members: readonly JsonMemberPlace[]): string {
  const last = members.at(-1);
  const before = members.at(-2);
  if (last === undefined) return '';
  const from = before === undefined ? text.indexOf('{') + 1 : text.indexOf(',', before.valueEnd) + 1;
  return text.slice(from, last.nameStart);
}

function isSpaced(text: string, members: readonly JsonMemberPlace[]): boolean {
  const last = members.at(-1);
  return last === undefined ? text.includes('\n') : /:\s/.test(text.slice(last.nameStart, last.valueStart).slice(-2));
}

function valueText(text: string, members: readonly JsonMemberPlace[], value: unknown): string {
  const indent = members.length > 0 ? (/\n([ \t]+)$/.exec(gapBefore(text, members))?.[1] ?? '') : '';
  if (indent === '' || typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, null, indent).replaceAll('\n', `\n${indent}`);
}
