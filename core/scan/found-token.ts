import type { TokenForm, TokenKindName } from '../jose/token.ts';

/** What a token in a stream says of itself, as far as a row of a table shows it. Nothing of it is verified. */
export interface TokenFacts {
  readonly kind: TokenKindName;
  readonly form: TokenForm;
  readonly typ: string | null;
  readonly alg: string | null;
  readonly kid: string | null;
  readonly iss: string | null;
  readonly sub: string | null;
  /** `client_id`, or the claim that a vendor has for it: `azp`, `cid`, `appid`. */
  readonly client: string | null;
  readonly aud: readonly string[];
  /** NumericDate, in seconds. */
  readonly iat: number | null;
  readonly exp: number | null;
  /** Paths in header and claims whose names stand more than once; the members here have the last value, as most readers do. */
  readonly repeated: readonly string[];
}

/** One distinct token of a stream and where it was found first. */
export interface FoundToken extends TokenFacts {
  /** Its number among the distinct tokens, from 0, in the order of first places. */
  readonly id: number;
  /** How often it was found. */
  readonly count: number;
  /** Bytes of the stream before its first place. */
  readonly offset: number;
  /** Bytes that it takes there. */
  readonly length: number;
  /** Line of its first place, from 1. */
  readonly line: number;
}

/** The members by which found tokens are sorted, filtered, grouped and exported, in the order of an export. */
export const tokenMembers = [
  'kind',
  'iss',
  'sub',
  'client',
  'aud',
  'kid',
  'alg',
  'typ',
  'iat',
  'exp',
  'count',
  'line',
  'offset',
  'repeated',
] as const;
export type TokenMember = (typeof tokenMembers)[number];

/** The prefix that names a claim of the payload: `claims.scope`. */
export const claimPrefix = 'claims.';

/** The rules that find something in a token, by their ids. */
export const findingMember = 'finding';

/** What else than claims can be named, for sentences. */
export const memberNames = [...tokenMembers, findingMember].join(', ');

/** A member of every row, the rules that find something, or a claim by `claims.NAME`. */
export type MemberName = TokenMember | typeof findingMember | `${typeof claimPrefix}${string}`;

/** Reads the name of a member; null when there is none of that name. */
export function memberName(text: string): MemberName | null {
  if (text.startsWith(claimPrefix) && text.length > claimPrefix.length) return `${claimPrefix}${text.slice(claimPrefix.length)}`;
  return text === findingMember ? text : (tokenMembers.find((name) => name === text) ?? null);
}

/** A member's text in a table, marked where the token has more than one of that name. */
export function markedText(text: string, names: readonly string[], { repeated }: Pick<TokenFacts, 'repeated'>): string {
  return names.some((name) => repeated.includes(name)) ? `${text} (last of several)` : text;
}
