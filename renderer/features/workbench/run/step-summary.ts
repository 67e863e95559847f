import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { durationWords, relativeTime } from '../../../../core/jose/time-words.ts';
import { clientAuthenticationMethod } from '../../../../core/oauth/client-authentication.ts';
import { statusTone } from '../../../wire/status-tone.ts';
import { millisecondsText } from '../../../wire/timing-phases.ts';
import type { RunState } from './run-state.ts';
import { chosenToken, sendsAssertion, stepInput, type Situation } from './situation.ts';
import { stepOf, type RunningStep, type StepName } from './step.ts';

/** A step's state at a glance. */
export interface StepSummary {
  /** A word or number, and what it is like. */
  readonly badge: { readonly text: string; readonly tone: 'neutral' | 'good' | 'warn' | 'bad' } | null;
  readonly line: string;
  /** Whether the input changed since the result was made. */
  readonly stale: boolean;
  readonly running: boolean;
}

type Summary = Omit<StepSummary, 'running'>;

function plain(line: string): Summary {
  return { badge: null, line, stale: false };
}

/**
 * What a step's card says at an instant, in milliseconds.
 * @param cause why the server refused, in a few words; null where it did not, or nobody knows
 */
export function stepSummary(step: StepName, situation: Situation, state: RunState, now: number, cause: string | null = null): StepSummary {
  const running = state.running;
  if (running !== null && stepOf(running.step) === step) {
    return {
      badge: null,
      line: `${runningWords[running.step]} ${durationWords((now - running.since) / 1000)}`,
      stale: false,
      running: true,
    };
  }
  if (state.fault?.step === step) {
    return { badge: { text: 'not run', tone: 'bad' }, line: state.fault.message, stale: false, running: false };
  }
  return { ...summaries[step](situation, state, now, cause), running: false };
}

const runningWords: Readonly<Record<RunningStep, string>> = {
  assertion: 'signing…',
  request: 'waiting for the answer…',
  refresh: 'refreshing…',
  introspection: 'introspecting…',
  revocation: 'revoking…',
  call: 'waiting for the answer…',
};

const summaries: Readonly<Record<StepName, (situation: Situation, state: RunState, now: number, cause: string | null) => Summary>> = {
  assertion: assertionSummary,
  request: requestSummary,
  tokens: tokensSummary,
  call: callSummary,
};

function assertionSummary(situation: Situation, state: RunState, now: number): Summary {
  const needed = sendsAssertion(situation.draft);
  const done = state.assertion;
  if (done === null) return plain(needed ? 'not signed yet' : `${situation.draft.request.method} sends none`);
  const { signedAt, claims, warnings, header } = done.result;
  const stale = done.input !== stepInput.assertion(situation);
  const age = `signed ${relativeTime(signedAt, now)}`;
  const line = stale ? `changed since ${age}` : `${age}${lifeWords(claims['exp'], now)}`;
  const alg = header['alg'];
  if (warnings.length > 0)
    return { badge: { text: warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`, tone: 'warn' }, line, stale };
  return { badge: { text: typeof alg === 'string' ? alg : 'signed', tone: alg === 'none' ? 'warn' : 'good' }, line, stale };
}

/** Whole seconds as clocks count them, so that every countdown on the page shows the same. */
function secondsUntil(instant: number, now: number): number {
  return Math.floor(instant / 1000) - Math.floor(now / 1000);
}

function lifeWords(exp: unknown, now: number): string {
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return '';
  return exp * 1000 > now ? `, ${durationWords(secondsUntil(exp * 1000, now))} left` : `, expired ${relativeTime(exp * 1000, now)}`;
}

function shortGrant(grant: string): string {
  return grant.slice(grant.lastIndexOf(':') + 1);
}

function requestSummary(situation: Situation, state: RunState, _: number, cause: string | null): Summary {
  const done = state.request;
  if (done === null) {
    const method = clientAuthenticationMethod(situation.draft.request.method).name;
    return plain(`${shortGrant(situation.draft.request.grant)}, ${method}`);
  }
  const { response, failure, answer, grant } = done.result;
  const stale = done.input !== stepInput.request(situation);
  const since = stale ? 'changed since sent; ' : '';
  if (response === null) return { badge: { text: 'failed', tone: 'bad' }, line: since + (failure?.message ?? 'no answer'), stale };
  const took = millisecondsText(response.timings.total);
  const usable = answer?.kind !== 'unusable';
  const line =
    answer?.kind === 'error'
      ? `${withCause(answer.error, cause)}, ${took}`
      : usable
        ? `${shortGrant(grant)}, ${took}`
        : `no token in it, ${took}`;
  return { badge: { text: String(response.status), tone: usable ? statusTone(response.status) : 'bad' }, line: since + line, stale };
}

/** What a stored token is called. */
export const kindWords = { access_token: 'access token', refresh_token: 'refresh token', id_token: 'ID token' } as const;

/** A token in a few words: “access token, at+jwt, scope read”. */
function tokenWords(token: StoredToken): string {
  const parts = [
    kindWords[token.kind],
    token.form === 'opaque' ? 'opaque' : token.typ,
    token.scope === null ? null : `scope ${token.scope}`,
  ];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** A token's time as a badge: “9 min left”, “expired”, “revoked”. Null where nothing is known of it. */
export function tokenBadge(token: StoredToken, now: number): StepSummary['badge'] {
  if (token.revokedAt !== undefined) return { text: 'revoked', tone: 'bad' };
  if (token.expiresAt === null) return null;
  if (token.expiresAt <= now) return { text: 'expired', tone: 'bad' };
  const left = secondsUntil(token.expiresAt, now);
  return { text: `${durationWords(left)} left`, tone: left < 30 ? 'warn' : 'good' };
}

function tokensSummary({ draft, tokens }: Situation, _: RunState, now: number): Summary {
  const [newest] = tokens;
  if (newest === undefined) return plain('none yet');
  const token = chosenToken(draft.tokenChoice, tokens) ?? newest;
  return { badge: tokenBadge(token, now), line: tokenWords(token), stale: false };
}

/** What came of it, and why if that is known. */
function withCause(words: string, cause: string | null): string {
  return cause === null ? words : `${words}: ${cause}`;
}

/** A URL's path, or all of it where it is none. */
function target(url: string): string {
  return /^https?:\/\/[^/?#]+(.+)$/.exec(url)?.[1] ?? url;
}

function callSummary(situation: Situation, state: RunState, _: number, cause: string | null): Summary {
  const { call, tokenChoice } = situation.draft;
  const done = state.call;
  if (done === null) {
    if (call.url === '') return plain('no URL yet');
    const token = chosenToken(tokenChoice, situation.tokens);
    return plain(token === null && tokenChoice.kind !== 'none' ? 'needs a token' : `${call.method} ${target(call.url)}`);
  }
  const { response, failure, request } = done.result;
  const stale = done.input !== stepInput.call(situation);
  const since = stale ? 'changed since sent; ' : '';
  if (response === null) return { badge: { text: 'failed', tone: 'bad' }, line: since + (failure?.message ?? 'no answer'), stale };
  return {
    badge: { text: String(response.status), tone: statusTone(response.status) },
    line: `${since}${withCause(`${request.method} ${target(request.url)}`, cause)}, ${millisecondsText(response.timings.total)}`,
    stale,
  };
}
