/** The value of a JSON text as it stands on disk, or undefined when it is none; a schema judges both. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
