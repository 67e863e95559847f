/**
 * Base64url as RFC 7515 2 wants it: the URL-safe alphabet, no padding, no white space, unused bits zero. Two readings: a strict one for
 * verification, and a tolerant one that decodes what it can and says where the text departs. Both take time linear in the text.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What a character stands for, by its code; negative for characters that are not of the alphabet. */
const sextets = new Int8Array(128).fill(-1);
for (let index = 0; index < alphabet.length; index += 1) sextets[alphabet.charCodeAt(index)] = index;

function sextet(code: number): number {
  return sextets[code] ?? -1;
}

/** The same for the two characters that standard base64 has instead of `-` and `_`. */
function standardSextet(code: number): number {
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : -1;
}

/** What a tolerant reading found. */
export interface Base64urlReading {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Offset of the first character outside the alphabet, or null. `+` and `/` are foreign but still decoded; all others are skipped. */
  readonly foreignAt: number | null;
  /** A character is left over: no number of bytes encodes to this length (RFC 4648 4). */
  readonly incomplete: boolean;
  /** Bits of the last character that belong to no byte are set (RFC 4648 3.5). */
  readonly unusedBits: boolean;
}

/** Decodes whatever can be decoded and reports where the text departs from base64url. */
export function readBase64url(text: string): Base64urlReading {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  const regular = decodeQuartets(text, bytes);
  return readRest(text, bytes, regular);
}

/** Decodes whole groups of four characters of the alphabet, and answers how many characters that were: everything but an irregular end. */
function decodeQuartets(text: string, bytes: Uint8Array): number {
  const end = text.length - 3;
  let index = 0;
  let length = 0;
  for (; index < end; index += 4) {
    const quartet =
      (sextet(text.charCodeAt(index)) << 18) |
      (sextet(text.charCodeAt(index + 1)) << 12) |
      (sextet(text.charCodeAt(index + 2)) << 6) |
      sextet(text.charCodeAt(index + 3));
    if (quartet < 0) break;
    bytes[length] = quartet >> 16;
    bytes[length + 1] = quartet >> 8;
    bytes[length + 2] = quartet;
    length += 3;
  }
  return index;
}

function readRest(text: string, bytes: Uint8Array<ArrayBuffer>, from: number): Base64urlReading {
  let length = (from >> 2) * 3;
  let buffer = 0;
  let bits = 0;
  let foreignAt: number | null = null;
  for (let index = from; index < text.length; index += 1) {
    let value = sextet(text.charCodeAt(index));
    if (value < 0) {
      foreignAt ??= index;
      value = standardSextet(text.charCodeAt(index));
      if (value < 0) continue;
    }
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = buffer >> bits;
      length += 1;
      buffer &= (1 << bits) - 1;
    }
  }
  const incomplete = bits === 6;
  return {
    bytes: length === bytes.length ? bytes : bytes.subarray(0, length),
    foreignAt,
    incomplete,
    unusedBits: !incomplete && buffer !== 0,
  };
}

/** The bytes of a text that is canonical base64url without padding, or null. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const reading = readBase64url(text);
  return reading.foreignAt === null && !reading.incomplete && !reading.unusedBits ? reading.bytes : null;
}

/** Bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0x3fff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet[(buffer >> bits) & 63];
    }
  }
  return bits === 0 ? text : text + alphabet[(buffer << (6 - bits)) & 63];
}
