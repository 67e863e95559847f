import { invalidInput } from '../fault.ts';
import { declaredLength } from './der.ts';

/** One block of a PEM text (RFC 7468). */
export interface PemBlock {
  readonly label: string;
  /** What stands between its lines, and where that begins in the text. */
  readonly body: string;
  readonly offset: number;
  /** Protected by a passphrase in the old way of OpenSSL. */
  readonly encrypted: boolean;
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
    const body = rest.slice(0, length);
    return { label, body, offset: from, encrypted: /^Proc-Type:\s*4\s*,\s*ENCRYPTED/m.test(body) };
  });
}

/** The DER structure in a block. Throws INVALID_INPUT (`material`) that says what is damaged and where. */
export function derOf({ label, body, offset }: PemBlock): Uint8Array<ArrayBuffer> {
  // Header fields as RFC 1421 has them stand before an empty line.
  const headers = /^\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+/.exec(body)?.[0].length ?? 0;
  const base64 = body.slice(headers);
  const foreign = /[^A-Za-z0-9+/=\s]/.exec(base64);
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
  if (characters.length % 4 !== 0) {
    throw damaged(
      `The PEM “${label}” is incomplete: its base64 text is not a multiple of 4 characters long.`,
      offset + body.trimEnd().length,
    );
  }
  const der = new Uint8Array(Buffer.from(characters, 'base64'));
  const declared = declaredLength(der);
  if (declared !== null && declared > der.length) {
    throw damaged(
      `The PEM “${label}” is cut off: it says it has ${declared} bytes, and ${der.length} are there.`,
      offset + body.trimEnd().length,
    );
  }
  return der;
}

function damaged(message: string, position: number) {
  return invalidInput('material', message, { fix: 'Copy the whole file again, from the BEGIN line to the END line.', position });
}
