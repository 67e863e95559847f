/** Whether a text is better edited as JSON from the start: a line break cannot stand in a field of one line. */
export function startsAsJson(text: string): boolean {
  return /[\n\r]/.test(text);
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
