import type { JsonObject } from '../../core/contract/values.ts';
import { datedClaims } from '../../core/jose/read-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import { tokenTimes } from '../../core/jose/token-times.ts';
import type { ReadToken, TokenTimes } from '../../core/jose/token.ts';
import { describeDate } from '../../core/jose/value-words.ts';
import type { Tone } from '../ui/chip.tsx';

/** Where a token's time stands, in the same words and colour wherever that is said. */
export interface JudgedTimes {
  /** “expires in 48 s”, “expired 3 min ago”. */
  readonly words: string;
  readonly tone: Tone;
  /** The claims that the dates are from. */
  readonly claims: JsonObject;
}

const tones: Readonly<Record<TokenTimes['state'], Tone>> = {
  valid: 'good',
  expired: 'bad',
  'not-yet-valid': 'warn',
  'no-expiry': 'neutral',
  unreadable: 'warn',
};

/** Judges a token's dates; null for a token without claims that can be read. A date that is in force by mistake looks like no success. */
export function judgedTimes(token: ReadToken, context: MemberContext): JudgedTimes | null {
  const claims = datedClaims(token);
  if (claims === null) return null;
  const { state, words } = tokenTimes(claims, context.at, token.repeats);
  const doubtful = state === 'valid' && describeDate(claims['exp'], context).fault !== null;
  return { words, tone: doubtful ? 'warn' : tones[state], claims };
}
