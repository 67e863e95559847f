const longest = 160;

/** A value for a sentence: texts in quotation marks, all else as JSON; long ones cut. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `“${cut(value)}”`;
  if (value === undefined) return 'missing';
  return cut(JSON.stringify(value));
}

/** What a value is, for “… is a list”: JSON's types by their common names. */
export function shownType(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'boolean' ? String(value) : `the ${typeof value} ${shownValue(value)}`;
}

/** Names in a sentence: “iss”, “sub” and “aud”. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${cut(name)}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
