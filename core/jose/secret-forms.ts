import { encodeBase64url, readBase64url } from './base64url.ts';
import { decodeUtf8 } from './utf8.ts';

/** A secret read in another way than it was given. */
export interface SecretForm {
  /** For "It verifies when …". */
  readonly words: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** The ways in which servers and libraries read the same secret differently: what a mismatch of HMACs comes from most. */
export function otherSecretForms(secret: Uint8Array): readonly SecretForm[] {
  const decoded = decodeUtf8(secret);
  const fromText = 'text' in decoded ? textForms(decoded.text) : [];
  const hex = Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64url = encodeBase64url(secret);
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return [
    ...fromText,
    {
      words: 'the base64 text of the secret is used as it stands',
      bytes: encoder.encode(base64.padEnd(Math.ceil(base64.length / 4) * 4, '=')),
    },
    { words: 'the base64url text of the secret is used as it stands', bytes: encoder.encode(base64url) },
    { words: 'the hexadecimal text of the secret is used as it stands', bytes: encoder.encode(hex) },
  ].filter(({ bytes }) => bytes.length > 0);
}

function textForms(text: string): SecretForm[] {
  const forms: SecretForm[] = [];
  const trimmed = text.trim();
  if (trimmed !== text) forms.push({ words: 'the white space around the secret is taken off', bytes: encoder.encode(trimmed) });
  if (trimmed === text) forms.push({ words: 'a line feed stands behind the secret', bytes: encoder.encode(`${text}\n`) });
  if (/^(?:[0-9a-f]{2})+$/i.test(trimmed)) {
    const bytes = Uint8Array.from({ length: trimmed.length / 2 }, (_, index) =>
      Number.parseInt(trimmed.slice(index * 2, index * 2 + 2), 16),
    );
    forms.push({ words: 'the secret is hex-decoded first', bytes });
  }
  if (/^[\w+/-]+={0,2}$/.test(trimmed)) {
    const { bytes, incomplete } = readBase64url(trimmed.replace(/=+$/, ''));
    const name = /[-_]/.test(trimmed) ? 'base64url' : 'base64';
    if (!incomplete) forms.push({ words: `the secret is ${name}-decoded first`, bytes });
  }
  return forms;
}
