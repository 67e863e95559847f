import type { FoundToken } from '../../../core/inspect/found-token.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { tokenTimes } from '../../../core/jose/token-times.ts';
import type { TokenTimes } from '../../../core/jose/token.ts';

/** What a row says of a found token. */
export interface FoundWords {
  readonly kind: string;
  /** Whose it is, or how it is protected where it does not say. */
  readonly who: string;
  readonly place: string;
  /** Null for what has no claims that can be read. */
  readonly times: TokenTimes | null;
}

const longestName = 120;

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestName) : null;
}

/** Words for the list of found tokens. `at` is the instant that its dates are judged at, in milliseconds. */
export function foundWords(token: FoundToken, at: number): FoundWords {
  const { claims, header } = readToken(token.text);
  const subject = text(claims?.['client_id']) ?? text(claims?.['azp']) ?? text(claims?.['sub']);
  const issuer = text(claims?.['iss']);
  const protection = [text(header?.['alg']), text(header?.['enc']), text(header?.['kid'])].filter((part) => part !== null).join(', ');
  const who = [subject, issuer === null || issuer === subject ? null : `from ${issuer}`].filter((part) => part !== null).join(' ');
  return {
    kind: kindWords(token),
    who: who || protection || `${token.text.slice(0, 40)}${token.text.length > 40 ? '…' : ''}`,
    place: placeWords(token),
    times: claims === null ? null : tokenTimes(claims, at),
  };
}

function kindWords({ kind: { name } }: FoundToken): string {
  if (name === 'PASETO' || name === 'SAML') return `Not a JWT but ${name === 'SAML' ? 'SAML' : 'a PASETO'}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function placeWords({ places, count }: FoundToken): string {
  const [first] = places;
  if (first === undefined) return '';
  const again = count > 1 ? `, and ${grouped(count - 1)} more ${count === 2 ? 'place' : 'places'}` : '';
  const where = `line ${grouped(first.line)}, column ${grouped(first.column)}`;
  const words = first.words.replace(ofLine, '');
  return `${where}${words === '' ? '' : ` · ${words}`}${again}`;
}

/** What the words say of the line again. */
const ofLine = /^(?:log )?line \d[^,]*(?:, )?/;
