import type { JsonObject } from '../../../core/contract/values.ts';
import type { FoundPlace, FoundToken } from '../../../core/inspect/found-token.ts';
import { readClaims, readHeader } from '../../../core/jose/read-members.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { sentValues } from '../../../core/jose/repeated-members.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { judgedTimes, type JudgedTimes } from '../../token/judged-times.ts';

/** What a row says of a found token. */
export interface FoundWords {
  readonly kind: string;
  /** Whose it is, or how it is protected where it does not say. */
  readonly who: string;
  readonly place: string;
  /** Null for what has no claims that can be read. */
  readonly times: JudgedTimes | null;
}

const longestName = 120;

const none: JsonObject = Object.freeze(Object.create(null));

function text(values: readonly unknown[]): string | null {
  const texts = values.filter((value) => typeof value === 'string' && value !== '');
  return texts.length === 0 ? null : texts.join(', then ').slice(0, longestName);
}

/** Words for the list of found tokens. `at` is the instant that its dates are judged at, in milliseconds. */
export function foundWords(token: FoundToken, at: number): FoundWords {
  const read = readToken(token.text);
  const { repeats } = read;
  const claims = readClaims(read);
  const claim = (name: string): string | null => (claims === null ? null : text(sentValues(claims, name, repeats)));
  const header = readHeader(read);
  const parameter = (name: string): string | null => (header === null ? null : text(sentValues(header, name, repeats)));
  const subject = claim('client_id') ?? claim('azp') ?? claim('sub');
  const issuer = claim('iss');
  const protection = [parameter('alg'), parameter('enc'), parameter('kid')].filter((part) => part !== null).join(', ');
  const who = [subject, issuer === null || issuer === subject ? null : `from ${issuer}`].filter((part) => part !== null).join(' ');
  return {
    kind: kindWords(token),
    who: who || protection || `${token.text.slice(0, 40)}${token.text.length > 40 ? '…' : ''}`,
    place: firstPlace(token),
    times: judgedTimes(read, { at, header: header ?? none, claims: claims ?? none }),
  };
}

function kindWords({ kind: { name } }: FoundToken): string {
  if (name === 'PASETO' || name === 'SAML') return `Not a JWT but ${name === 'SAML' ? 'SAML' : 'a PASETO'}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function firstPlace({ places, count }: FoundToken): string {
  const [first] = places;
  if (first === undefined) return '';
  return count === 1 ? placeWords(first) : `${placeWords(first)}, and ${grouped(count - 1)} more ${count === 2 ? 'place' : 'places'}`;
}

/** Where a token stands: “line 1, column 22 · query parameter id_token”. */
export function placeWords({ line, column, words }: FoundPlace): string {
  const beside = words.replace(ofLine, '');
  return `line ${grouped(line)}, column ${grouped(column)}${beside === '' ? '' : ` · ${beside}`}`;
}

/** What the words say of the line again. */
const ofLine = /^(?:log )?line \d[^,]*(?:, )?/;
