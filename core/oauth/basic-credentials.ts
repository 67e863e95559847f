import { encodeFormText } from './form.ts';

/** A way to write client_id and secret before they are joined with “:” and base64-encoded. */
interface BasicEncoding {
  readonly name: string;
  /** To choose by. */
  readonly title: string;
  /** The text as it goes before base64, one character for each byte; null where this encoding does not have it. */
  readonly encode: (text: string) => string | null;
}

const utf8 = new TextEncoder();

/** The one table of the ways in which servers read Basic credentials. The specification's own is the first (RFC 6749 2.3.1). */
export const basicEncodings = [
  { name: 'form', title: 'form-encoded, as RFC 6749 has it', encode: encodeFormText },
  { name: 'raw', title: 'as they are, in UTF-8', encode: (text) => Array.from(utf8.encode(text), oneByte).join('') },
  { name: 'form-latin1', title: 'form-encoded in Latin-1', encode: (text) => latin1(text)?.replaceAll(/[^\w*.-]/g, formEscape) ?? null },
  { name: 'raw-latin1', title: 'as they are, in Latin-1', encode: latin1 },
] as const satisfies readonly BasicEncoding[];

export type BasicEncodingName = (typeof basicEncodings)[number]['name'];

/** What is sent where nothing else is said. */
export const standardBasicEncoding: BasicEncodingName = 'form';

export const basicEncodingNames = basicEncodings.map(({ name }) => name) as [BasicEncodingName, ...BasicEncodingName[]];

/** Whether a text names an encoding. */
export function isBasicEncoding(name: unknown): name is BasicEncodingName {
  return basicEncodingNames.some((each) => each === name);
}

/** What follows `Basic ` in the header field (RFC 7617 2); null where the encoding does not have one of the characters. */
export function basicCredentials(clientId: string, secret: string, name: BasicEncodingName): string | null {
  const id = basicText(clientId, name);
  const password = basicText(secret, name);
  return id === null || password === null ? null : btoa(`${id}:${password}`);
}

/** One of the two halves before base64, one character for each byte; null where the encoding does not have one of its characters. */
export function basicText(text: string, name: BasicEncodingName): string | null {
  return basicEncodings.find((each) => each.name === name)?.encode(text) ?? null;
}

/** The other encodings in which these credentials come out otherwise, each outcome once, the likeliest first. */
export function otherBasicEncodings(clientId: string, secret: string, present: BasicEncodingName): readonly BasicEncodingName[] {
  const seen = new Set([null, basicCredentials(clientId, secret, present)]);
  return basicEncodingNames.filter((name) => {
    const credentials = basicCredentials(clientId, secret, name);
    const isNew = !seen.has(credentials);
    seen.add(credentials);
    return isNew;
  });
}

function oneByte(byte: number): string {
  return String.fromCodePoint(byte);
}

const latin1Last = 0xff;

function latin1(text: string): string | null {
  return Array.from(text).every((character) => (character.codePointAt(0) ?? 0) <= latin1Last) ? text : null;
}

function formEscape(character: string): string {
  if (character === ' ') return '+';
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}
