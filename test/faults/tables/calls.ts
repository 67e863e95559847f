import type { CallDraft } from '../../../core/contract/calls.ts';
import type { TokenKind } from '../../../core/contract/tokens.ts';

/** What is held when a call is made: the ids of the stored tokens and the text of two. */
export interface CallSituation {
  readonly apiUrl: string;
  readonly tokens: Readonly<Record<TokenKind, string>>;
  readonly accessToken: string;
  readonly idToken: string;
}

/** One thing wrong in a call of a protected resource. */
export interface CallFault {
  readonly title: string;
  readonly call: (situation: CallSituation) => Partial<CallDraft>;
  readonly cause: readonly [string, ...string[]];
  readonly fixable: boolean;
}

const typed = (value: string): Partial<CallDraft> => ({ tokenId: null, headers: [{ name: 'authorization', value }] });

/** Faults in calls of the playground's API. */
export const callFaults: readonly CallFault[] = [
  { title: 'no token', call: () => ({ tokenId: null }), cause: ['no-token'], fixable: true },
  { title: 'the ID token as Bearer', call: ({ tokens }) => ({ tokenId: tokens.id_token }), cause: ['TOK-05'], fixable: true },
  { title: 'the refresh token as Bearer', call: ({ tokens }) => ({ tokenId: tokens.refresh_token }), cause: ['TOK-05'], fixable: true },
  { title: 'the token without Bearer', call: ({ accessToken }) => typed(accessToken), cause: ['TOK-08'], fixable: false },
  { title: 'another scheme', call: ({ accessToken }) => typed(`Token ${accessToken}`), cause: ['TOK-08'], fixable: false },
  { title: 'Bearer twice', call: ({ accessToken }) => typed(`Bearer Bearer ${accessToken}`), cause: ['TOK-08'], fixable: false },
  { title: 'quotation marks', call: ({ accessToken }) => typed(`Bearer "${accessToken}"`), cause: ['TOK-08'], fixable: false },
  {
    title: 'a damaged signature',
    call: ({ accessToken }) => typed(`Bearer ${accessToken.slice(0, -9)}${accessToken.at(-9) === 'A' ? 'B' : 'A'}${accessToken.slice(-8)}`),
    cause: ['TOK-06', 'ALG-16', 'ALG-15'],
    fixable: false,
  },
  {
    title: 'a token cut off',
    call: ({ accessToken }) => typed(`Bearer ${accessToken.slice(0, 300)}`),
    cause: ['ENC-01', 'ENC-05', 'TOK-02'],
    fixable: false,
  },
  {
    title: 'the ID token typed, as Bearer',
    call: ({ idToken }) => typed(`Bearer ${idToken}`),
    cause: ['TOK-05'],
    fixable: true,
  },
  {
    title: 'the ID token typed, beside the access token that is chosen',
    call: ({ idToken }) => ({ headers: [{ name: 'Authorization', value: `Bearer ${idToken}` }] }),
    cause: ['TOK-05'],
    fixable: true,
  },
  { title: 'a scope that is too small', call: () => ({ method: 'POST' }), cause: ['insufficient-scope'], fixable: false },
  {
    title: 'another path',
    call: ({ apiUrl }) => ({ url: apiUrl.replace('payments', 'payment') }),
    cause: ['wrong-endpoint'],
    fixable: false,
  },
  { title: 'another method', call: () => ({ method: 'DELETE' }), cause: ['wrong-endpoint'], fixable: false },
];
