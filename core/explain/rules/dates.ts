import { dateMistake } from '../date-mistakes.ts';
import { zoneOffset, zoneWords } from '../date-offset.ts';
import type { Facts } from '../facts.ts';
import { setClaim, type Fix } from '../fix.ts';

/** The date claims of RFC 7519. */
export const dateNames = ['iat', 'nbf', 'exp'] as const;
export type DateName = (typeof dateNames)[number];

/** A date claim in seconds; null where it is missing or written so that it cannot be judged as one. */
export function dateIn({ claims, at }: Pick<Facts, 'claims' | 'at'>, name: DateName): number | null {
  const value = claims?.[name];
  return typeof value === 'number' && dateMistake(name, value, at * 1000) === null ? value : null;
}

/** Seconds that an assertion for such a server lives unless somebody chose otherwise. */
export function usualLifetime({ profile }: Facts): number {
  return profile.defaults.lifetime ?? Math.min(60, profile.limits.lifetime ?? 60);
}

/** What a draft holds for a time so many seconds after signing. */
export function afterNow(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole === 0) return '{{now}}';
  return whole > 0 ? `{{now+${whole}}}` : `{{now${whole}}}`;
}

/** Sets the end to the usual lifetime from signing. */
export function setExpiry(facts: Facts): Fix {
  const lifetime = usualLifetime(facts);
  return setClaim('exp', afterNow(lifetime), `Set “exp” to ${lifetime} s after signing`);
}

/** Sets the beginning to the time of signing. */
export function setToNow(name: 'iat' | 'nbf'): Fix {
  return setClaim(name, '{{now}}', `Set “${name}” to the time of signing`);
}

/** What is added when a time is off by a time zone: “ That is UTC+2, as if …”; else nothing. */
export function zoneSentence(seconds: number, at: number): string {
  const offset = zoneOffset(seconds, at);
  return offset === null ? '' : ` That is as much as ${zoneWords(offset)} is off: local time was written as if it were UTC.`;
}
