import { encodeWireText, type WireText } from './wire-text.ts';

/** A form parameter whose value may hold secrets. */
export interface WireParameter {
  readonly name: string;
  readonly value: WireText;
}

/** A name or value as `application/x-www-form-urlencoded` writes it (RFC 6749 App. B): UTF-8, space as `+`. */
export function encodeFormText(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** What `encodeFormText` encoded. */
export function decodeFormText(encoded: string): string {
  return new URLSearchParams(`=${encoded.replaceAll('&', '%26')}`).get('') ?? '';
}

/** Parameters as a form body, in their order, repeats and empty values included. */
export function serializeForm(parameters: readonly WireParameter[]): WireText {
  const parts = parameters.flatMap(({ name, value }, index) => [
    `${index === 0 ? '' : '&'}${encodeFormText(name)}=`,
    ...encodeWireText(value, encodeFormText),
  ]);
  return joinStrings(parts);
}

/** The same text with neighbouring strings made one, which keeps previews and diffs small. */
function joinStrings(parts: WireText): WireText {
  const joined: WireText[number][] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
