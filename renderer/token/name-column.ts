import type { JsonObject } from '../../core/contract/values.ts';
import { isObject } from '../../core/jose/value-words.ts';

/** Characters of the names' column at least and at most; longer names go over several lines. */
const least = 9;
const most = 24;

/** Characters that a level is set in by. */
const indent = 2;

/** Members whose insides are looked at; a large token opens none by itself. */
const fewMembers = 60;

/** Characters of the column of names for trees that stand together, so that their values begin at the same place. */
export function nameColumn(objects: readonly (JsonObject | null)[]): number {
  const longest = Math.max(0, ...objects.map((object) => (object === null ? 0 : longestName(object, 1))));
  return Math.min(most, Math.max(least, longest));
}

function longestName(object: JsonObject, level: number): number {
  const names = Object.keys(object);
  const looksInside = level < 3 && names.length <= fewMembers;
  let longest = 0;
  for (const name of names) {
    const value = looksInside ? object[name] : null;
    longest = Math.max(longest, name.length + (level - 1) * indent, isObject(value) ? longestName(value, level + 1) : 0);
  }
  return longest;
}
