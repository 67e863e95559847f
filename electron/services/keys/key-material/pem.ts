import { invalidInput } from '../../fault.ts';
import { declaredLength } from './der-length.ts';
import { legacyEncryption, type LegacyEncryption } from './legacy-pem.ts';

/** One block of a PEM text (RFC 7468). */
export interface PemBlock {
  readonly label: string;
  /** What stands between its lines, and where that begins in the text. */
  readonly body: string;
  readonly offset: number;
}

/** What a block decodes to. */
export interface PemContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How the bytes are encrypted in the old way of OpenSSL; null when they are in clear. */
  readonly encryption: LegacyEncryption | null;
}

/** Whether a text means to be PEM, however damaged. */
export function looksLikePem(text: string): boolean {
  return /-----\s*(?:BEGIN|END)\b/.test(text);
}

const begin = /-----BEGIN ([^-\r\n]{0,80})-----/g;

/** The blocks of a PEM text, in order. Throws INVALID_INPUT (`material`) that says what is damaged and where. */
export function readPem(text: string): PemBlock[] {
  const starts = [...text.matchAll(begin)];
  if (starts.length === 0) {
    throw damaged('The PEM has no readable line “-----BEGIN …-----”.', Math.max(0, text.indexOf('-----')));
  }
  return starts.map((start, index) => {
    const label = start[1] ?? '';
    const from = start.index + start[0].length;
    const rest = text.slice(from, starts[index + 1]?.index);
    const length = rest.indexOf('-----END ');
    if (length === -1) throw damaged(`The PEM has no line “-----END ${label}-----”.`, from + rest.length);
    const end = /^-----END ([^-\r\n]{0,80})-----/.exec(rest.slice(length));
    if (end?.[1] !== label) {
      throw damaged(`The PEM begins as “${label}” and ends as “${end?.[1] ?? 'something unreadable'}”.`, from + length);
    }
    return { label, body: rest.slice(0, length), offset: from };
  });
}

/** Decodes a block. Throws INVALID_INPUT (`material`) that says what is damaged and where. */
export function pemContent({ label, body, offset }: PemBlock): PemContent {
  // Header fields as RFC 1421 has them stand before an empty line.
  const headers = /^\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+/.exec(body)?.[0].length ?? 0;
  const encryption = legacyEncryption(body.slice(0, headers));
  if (encryption === 'damaged') throw damaged(`The PEM “${label}” is encrypted and has no readable line “DEK-Info”.`, offset);
  const base64 = body.slice(headers);
  const foreign = /[^A-Za-z0-9+/=\s]/u.exec(base64);
  if (foreign !== null) {
    const position = offset + headers + foreign.index;
    throw damaged(`The PEM “${label}” has “${foreign[0]}” among its base64 characters.`, position);
  }
  const characters = base64.replaceAll(/\s/g, '');
  if (characters.length === 0) throw damaged(`The PEM “${label}” is empty.`, offset);
  const padding = characters.indexOf('=');
  if (padding !== -1 && padding < characters.length - 2) {
    throw damaged(`The PEM “${label}” has “=” before the end of its base64 text.`, offset + headers + base64.indexOf('='));
  }
  const end = offset + body.trimEnd().length;
  if (characters.length % 4 !== 0) {
    throw damaged(`The PEM “${label}” is incomplete: its base64 text is not a multiple of 4 characters long.`, end);
  }
  const bytes = new Uint8Array(Buffer.from(characters, 'base64'));
  // Neither ciphertext nor an OpenSSH key is DER.
  const declared = bytes[0] === 0x30 && encryption === null ? declaredLength(bytes) : null;
  if (declared !== null && declared > bytes.length) {
    throw damaged(`The PEM “${label}” is cut off: it says it has ${declared} bytes, and ${bytes.length} are there.`, end);
  }
  return { bytes, encryption };
}

function damaged(message: string, position: number) {
  return invalidInput('material', message, { fix: 'Copy the whole file again, from the BEGIN line to the END line.', position });
}
