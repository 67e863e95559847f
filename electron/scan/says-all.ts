import type { JsonObject } from '../../core/contract/values.ts';
import { deepestJson, readJsonObject } from '../../core/jose/json-reader.ts';

/**
 * Whether an object that JSON.parse made says all that its text does and is nested no deeper than is read. Of a member that stands there
 * twice it has the last value alone: then the text has more quotation marks than the names and strings of the object need.
 */
export function saysAll(object: JsonObject, text: string): boolean {
  if (2 * stringsIn(object) === quotationMarks(text)) return true;
  const { value, repeats } = readJsonObject(text);
  return value !== null && repeats.size === 0;
}

function quotationMarks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) === 0x22) count += 1;
  return count;
}

/** Names and strings of a value; NaN when it is nested too deep. */
function stringsIn(value: unknown, level = 1): number {
  if (typeof value === 'string') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  if (level > deepestJson) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) for (const entry of value) count += stringsIn(entry, level + 1);
  else for (const name in value) count += 1 + stringsIn((value as JsonObject)[name], level + 1);
  return count;
}
