import type { Note } from '../contract/exchanges.ts';
import type { OAuthAnswer, TokenKind } from '../contract/tokens.ts';
import { errorCode } from './error-codes.ts';
import { fieldValue, jsonObjectBody, redirectTarget, type ReceivedResponse } from './received-response.ts';
import { errorNotes, successNotes } from './token-response-notes.ts';

/** A token in clear, as it came. */
export interface ReceivedToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** What a response of the token endpoint means. */
export interface TokenResponse {
  readonly answer: OAuthAnswer;
  /** Empty unless the answer is a success. */
  readonly tokens: readonly ReceivedToken[];
  readonly notes: readonly Note[];
}

const tokenKinds: readonly TokenKind[] = ['access_token', 'refresh_token', 'id_token'];

/**
 * Reads a response of the token endpoint (RFC 6749 5). An error object is an answer whatever its status, and tokens are an answer
 * under any 2xx; everything else is unusable, and the explanation says what came and what to do. Never throws.
 */
export function readTokenResponse(response: ReceivedResponse, requestedScope: string | null): TokenResponse {
  const target = redirectTarget(response);
  if (target !== null) return unusable(redirectSentence(response, target));
  const body = jsonObjectBody(response);
  if ('fault' in body) return unusable(`Status ${response.status}, and ${body.fault}. ${adviceFor(response)}`);
  const { object } = body;
  if (typeof object['error'] === 'string') return errorAnswer(response, object['error'], object);
  const tokens = receivedTokens(object);
  if (response.status < 200 || response.status > 299) {
    const what = 'error' in object ? 'an “error” that is not a string' : 'no “error”';
    return unusable(`Status ${response.status}, and the JSON has ${what}, so it is no OAuth answer (RFC 6749 5.2). ${adviceFor(response)}`);
  }
  if (!tokens.some((token) => token.kind === 'access_token')) {
    return unusable(
      `Status ${response.status}, but the JSON has no “access_token” (RFC 6749 5.1). Check that the URL is the token endpoint.`,
    );
  }
  return {
    answer: {
      kind: 'success',
      tokenType: text(object['token_type']),
      expiresIn: seconds(object['expires_in']),
      scope: text(object['scope']),
    },
    tokens,
    notes: successNotes(response, object, requestedScope),
  };
}

function unusable(explanation: string): TokenResponse {
  return { answer: { kind: 'unusable', explanation }, tokens: [], notes: [] };
}

function redirectSentence({ url, status }: ReceivedResponse, target: string): string {
  const moved = `The server redirects to “${target.slice(0, 500)}” (status ${status}).`;
  const own = URL.canParse(url) && URL.canParse(target) && new URL(url).origin === new URL(target).origin;
  const advice = own
    ? 'If that is the token endpoint, put it into the registration.'
    : 'It is another server: put it into the registration only if you know it.';
  return `${moved} Assay follows no redirect with credentials (RFC 9700 4.12). ${advice}`;
}

function adviceFor({ status, headers }: ReceivedResponse): string {
  if (status === 404) return 'Check the path of the token endpoint.';
  if (status === 405) return 'Check the URL: the token endpoint takes POST (RFC 6749 3.2).';
  if (status === 429 || status === 503) {
    const after = fieldValue(headers, 'retry-after');
    return after === null ? 'Try again later.' : `Try again later: Retry-After says ${after.slice(0, 60)}.`;
  }
  if (status >= 500) return 'The fault is the server’s: look in its log, and try again with a new assertion.';
  return 'Check that the URL is the token endpoint, and that no proxy or sign-in page stands before it.';
}

function errorAnswer(response: ReceivedResponse, error: string, object: Readonly<Record<string, unknown>>): TokenResponse {
  return {
    answer: oauthErrorAnswer(error, object),
    tokens: [],
    notes: errorNotes(response, error, object),
  };
}

/** An error response with what its code means. */
export function oauthErrorAnswer(error: string, object: Readonly<Record<string, unknown>>): Extract<OAuthAnswer, { kind: 'error' }> {
  const known = errorCode(error, 'token endpoint');
  return {
    kind: 'error',
    error,
    description: text(object['error_description']),
    uri: text(object['error_uri']),
    explanation: known?.explanation ?? 'No specification known here defines this code; look it up in the server’s documentation.',
    source: known?.source ?? null,
  };
}

function receivedTokens(object: Readonly<Record<string, unknown>>): ReceivedToken[] {
  return tokenKinds.flatMap((kind) => {
    const value = object[kind];
    return typeof value === 'string' && value !== '' ? [{ kind, text: value }] : [];
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** `expires_in` as seconds; digits in a string are taken too, and noted. */
function seconds(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
