import type { JsonObject } from '../contract/values.ts';
import { leastMillisecondsNumericDate } from './time-words.ts';

/** A date that a token names itself. */
export interface TokenInstant {
  readonly claim: 'iat' | 'nbf' | 'exp';
  /** Milliseconds. */
  readonly instant: number;
}

const claimNames = ['iat', 'nbf', 'exp'] as const;

/** The instants at which a token can be judged by its own dates, those that any calendar holds; dates in milliseconds are taken for what they are. */
export function tokenInstants(claims: JsonObject | null): TokenInstant[] {
  return claimNames.flatMap((claim) => {
    const value = claims?.[claim];
    if (typeof value !== 'number') return [];
    const instant = Math.abs(value) >= leastMillisecondsNumericDate ? value : value * 1000;
    return Number.isNaN(new Date(instant).getTime()) ? [] : [{ claim, instant }];
  });
}
