import { grouped, utcText } from '../../../core/jose/time-words.ts';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import type { TokenMember } from '../../../core/scan/found-token.ts';

/** A column of the table of tokens. */
export interface TokenColumn {
  /** What it is sorted by. */
  readonly member: TokenMember;
  readonly title: string;
  /** A CSS grid track. */
  readonly width: string;
  /** Null where the token has nothing. */
  readonly text: (token: ScannedToken) => string | null;
  readonly numeric?: true;
}

const date = (seconds: number | null): string | null => (seconds === null ? null : utcText(seconds * 1000).replace(/ UTC$/, ''));

/** The one table of columns, in their order. Times are UTC. */
export const tokenColumns: readonly TokenColumn[] = [
  { member: 'line', title: 'Line', width: '84px', text: ({ line }) => grouped(line), numeric: true },
  { member: 'count', title: 'Found', width: '64px', text: ({ count }) => grouped(count), numeric: true },
  { member: 'kind', title: 'Kind', width: 'minmax(110px, 1fr)', text: ({ kind }) => kind },
  { member: 'iss', title: 'Issuer', width: 'minmax(120px, 2fr)', text: ({ iss }) => iss },
  { member: 'sub', title: 'Subject', width: 'minmax(90px, 1.4fr)', text: ({ sub }) => sub },
  { member: 'client', title: 'Client', width: 'minmax(90px, 1.2fr)', text: ({ client }) => client },
  { member: 'kid', title: 'kid', width: 'minmax(84px, 1fr)', text: ({ kid }) => kid },
  { member: 'alg', title: 'alg', width: '68px', text: ({ alg }) => alg },
  { member: 'exp', title: 'Expires (UTC)', width: '168px', text: ({ exp }) => date(exp) },
  { member: 'iat', title: 'Issued (UTC)', width: '168px', text: ({ iat }) => date(iat) },
];
