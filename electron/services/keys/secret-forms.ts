import { basicText } from '../../../core/oauth/basic-credentials.ts';
import { encodeFormText } from '../../../core/oauth/form.ts';
import { markSecrets, type SecretKind, type WireText } from '../../../core/oauth/wire-text.ts';

/** A secret in clear that took part in an exchange. */
export interface KnownSecret {
  readonly secret: SecretKind;
  readonly text: string;
}

/** Ways in which a server may write a text that it echoes. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeFormText,
  (text) => encodeFormText(text).replaceAll(/%../g, (octet) => octet.toLowerCase()),
  (text) => encodeFormText(text).replaceAll('+', '%20'),
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('/', String.raw`\/`),
  (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  // Bytes of one encoding that were taken for the other.
  (text) => Buffer.from(text).toString('latin1'),
  (text) => Buffer.from(text, 'latin1').toString(),
  (text) => basicText(text, 'form-latin1') ?? '',
];

/** Parts of a text that a view can take. */
const mostParts = 10_000;

const jsonString = /"(?:[^"\\]|\\.)*"/g;

/** Finds secrets in what a server sent, in every form that it may have given them. */
export interface SecretMarker {
  mark(text: string): WireText;
  /** Whether bytes hold a secret, for bodies that are no text. */
  within(bytes: Uint8Array): boolean;
}

/** Prepares the search for a set of secrets. */
export function secretMarker(secrets: readonly KnownSecret[]): SecretMarker {
  const forms = new Map<string, KnownSecret>();
  for (const { secret, text } of secrets) {
    for (const encode of encodings) {
      const form = encode(text);
      if (form !== '' && !forms.has(form)) forms.set(form, { secret, text: form });
    }
  }
  const known = [...forms.values()];
  return {
    mark(text) {
      const marked = markSecrets(text, [...known, ...escapedSecrets(text, secrets)]);
      if (marked.length <= mostParts) return marked;
      // A server that repeats a one-letter token without end is not worth a view of its own: all of it is masked as the strictest kind.
      return [{ secret: 'client_secret', text }];
    },
    within(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return known.some(({ text }) => buffer.includes(text) || buffer.includes(text, 0, 'latin1'));
    },
  };
}

/** JSON strings that hold a secret only once their escapes are read: `\u0041` may stand for any character. */
function escapedSecrets(text: string, secrets: readonly KnownSecret[]): KnownSecret[] {
  if (!text.includes(String.raw`\u`)) return [];
  return [...text.matchAll(jsonString)].flatMap(([literal]) => {
    if (!literal.includes('\\')) return [];
    const value = parsedString(literal);
    const found = secrets.find((secret) => secret.text !== '' && value.includes(secret.text));
    return found === undefined ? [] : [{ secret: found.secret, text: literal.slice(1, -1) }];
  });
}

function parsedString(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
