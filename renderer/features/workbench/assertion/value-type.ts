import { isDatePath } from '../../../../core/inspect/difference-words.ts';

/** How a member’s value is edited. */
export type ValueForm = 'text' | 'number' | 'json';

/** Whether a text is better edited as JSON from the start: a line break cannot stand in a field of one line. */
function startsAsJson(text: string): boolean {
  return /[\n\r]/.test(text);
}

/** Whether a claim is a NumericDate, which is typed as digits and means a number (RFC 7519 2). */
export function isDateClaim(part: 'header' | 'claims', name: string): boolean {
  return part === 'claims' && isDatePath(name);
}

/**
 * The form that a value is edited in.
 * @param chosen what the person wants instead, where that can be
 * @param date whether the member is a NumericDate, whose numbers stay in the same field as text
 */
export function valueForm(value: unknown, chosen: ValueForm | null, date: boolean): ValueForm {
  if (typeof value === 'string') return chosen === 'json' || (chosen === null && startsAsJson(value)) ? 'json' : 'text';
  return date && typeof value === 'number' && chosen !== 'json' ? 'number' : 'json';
}

/** The number that a text is the usual way to write, so that no digit of what was typed is lost; null for any other text. */
export function numberTyped(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : null;
}

/** A value as text, when its type is made text: strings bare, everything else as its JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** A text as JSON, when its type is made JSON: what reads as JSON becomes that (`60`, `["a"]`), anything else is quoted. */
export function asJsonText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  try {
    JSON.parse(value);
    return value.trim();
  } catch {
    return JSON.stringify(value);
  }
}
