/** A piece of a token and where it stands. */
export interface TokenPiece {
  readonly text: string;
  /** Offset in the token's text. */
  readonly start: number;
}

/** An SD-JWT taken apart at its tildes (RFC 9901 4). */
export interface SdJwtParts {
  /** The issuer-signed JWT. */
  readonly jwt: string;
  readonly disclosures: readonly TokenPiece[];
  /** The key binding JWT at the end, or null. */
  readonly keyBinding: TokenPiece | null;
  /** The last tilde is there, without which what stands before is no SD-JWT. */
  readonly closed: boolean;
}

const base64url = /^[A-Za-z0-9_-]+$/;
const compactJwt = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}$/;

/** Takes an SD-JWT apart, or answers null for a text that is none. */
export function splitSdJwt(text: string): SdJwtParts | null {
  const first = text.indexOf('~');
  if (first === -1 || text.slice(0, first).split('.', 4).length !== 3) return null;
  const pieces: TokenPiece[] = [];
  for (let start = first + 1; start <= text.length;) {
    const next = text.indexOf('~', start);
    const end = next === -1 ? text.length : next;
    pieces.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  const last = pieces.pop();
  if (last === undefined) return null;
  const jwt = text.slice(0, first);
  if (last.text === '' || compactJwt.test(last.text)) {
    return { jwt, disclosures: pieces, keyBinding: last.text === '' ? null : last, closed: true };
  }
  // Cut off, or its last tilde was lost: what stands behind the last one is a disclosure all the same.
  return pieces.every(({ text }) => base64url.test(text)) ? { jwt, disclosures: [...pieces, last], keyBinding: null, closed: false } : null;
}
