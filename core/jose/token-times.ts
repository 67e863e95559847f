import type { JsonObject } from '../contract/values.ts';
import { noRepeats, type RepeatedMembers, sentValues } from './repeated-members.ts';
import { leastMillisecondsNumericDate, relativeTime } from './time-words.ts';
import type { TokenTimes } from './token.ts';

type Dates = Pick<TokenTimes, 'iat' | 'nbf' | 'exp'>;

/**
 * Judges a token's dates at an instant, without tolerance (RFC 7519 4.1.4, 4.1.5): `exp` itself is already too late, `nbf` in time.
 * @param at milliseconds since the epoch
 */
export function tokenTimes(claims: JsonObject | null, at: number, repeats: RepeatedMembers = noRepeats): TokenTimes {
  if (claims === null) return { state: 'unreadable', words: 'no dates can be read' };
  const repeated = (['exp', 'nbf', 'iat'] as const).find((name) => sentValues(claims, name, repeats).length > 1);
  if (repeated !== undefined) return { state: 'unreadable', words: `its ${repeated} stands there more than once` };
  const dates: Dates = { ...readDate(claims, 'iat'), ...readDate(claims, 'nbf'), ...readDate(claims, 'exp') };
  const unreadable = (['exp', 'nbf'] as const).find((name) => claims[name] !== undefined && dates[name] === undefined);
  if (unreadable !== undefined) return { ...dates, state: 'unreadable', words: `its ${unreadable} is no date` };
  return { ...dates, ...judged(dates, at) };
}

function readDate(claims: JsonObject, name: 'iat' | 'nbf' | 'exp'): Dates {
  const value = claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? { [name]: value } : {};
}

/** Milliseconds by which clocks may differ before a token from the future is remarked on. */
const clockDifference = 60_000;

function judged(dates: Dates, at: number): Pick<TokenTimes, 'state' | 'words'> {
  const { state, words } = judgedEnd(dates, at);
  const { iat } = dates;
  if (iat === undefined || iat * 1000 <= at + clockDifference || iat >= leastMillisecondsNumericDate) return { state, words };
  return { state, words: `${words}; not issued yet: its iat is ${relativeTime(iat * 1000, at)}` };
}

function judgedEnd({ nbf, exp }: Dates, at: number): Pick<TokenTimes, 'state' | 'words'> {
  if (exp !== undefined && exp * 1000 <= at) return { state: 'expired', words: `expired ${relativeTime(exp * 1000, at)}` };
  if (nbf !== undefined && nbf * 1000 > at)
    return { state: 'not-yet-valid', words: `not valid yet, begins ${relativeTime(nbf * 1000, at)}` };
  if (exp === undefined) return { state: 'no-expiry', words: 'never expires: it has no exp' };
  const doubt = exp >= leastMillisecondsNumericDate ? ', because its exp is not in seconds' : '';
  return { state: 'valid', words: `expires ${relativeTime(exp * 1000, at)}${doubt}` };
}
