import type { SecretEncoding } from '../../../../core/contract/clients.ts';

/** How each encoding is named to people. */
export const encodingNames: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'UTF-8 text',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hexadecimal',
};

/** Why a text is not in its encoding: half a sentence, and the place of the first character that is at fault. */
export interface SecretTextFault {
  readonly fault: string;
  readonly position: number;
}

const foreign: Readonly<Record<Exclude<SecretEncoding, 'utf8'>, RegExp>> = {
  base64: /[^A-Za-z0-9+/=\s]/u,
  base64url: /[^A-Za-z0-9_=\s-]/u,
  hex: /[^0-9A-Fa-f\s]/u,
};

/** The bytes of a secret's text. White space counts in UTF-8 text and is skipped in the other encodings; padding may be left out. */
export function secretBytes(text: string, encoding: SecretEncoding): { readonly bytes: Uint8Array<ArrayBuffer> } | SecretTextFault {
  if (encoding === 'utf8') return { bytes: new TextEncoder().encode(text) };
  const name = encodingNames[encoding];
  const stranger = foreign[encoding].exec(text);
  if (stranger !== null)
    return { fault: `is not ${name}, because character ${stranger.index + 1} is “${stranger[0]}”`, position: stranger.index };
  const characters = text.replaceAll(/\s/g, '');
  if (encoding === 'hex') {
    if (characters.length % 2 === 1) return { fault: `is not ${name}, because it has an odd number of digits`, position: text.length };
    return { bytes: new Uint8Array(Buffer.from(characters, 'hex')) };
  }
  const digits = characters.replace(/={1,2}$/, '');
  if (digits.includes('=')) return { fault: `is not ${name}, because “=” stands before its end`, position: text.indexOf('=') };
  if (digits.length % 4 === 1) return { fault: `is not ${name}, because a character is missing or too many`, position: text.length };
  return { bytes: new Uint8Array(Buffer.from(digits, encoding)) };
}
