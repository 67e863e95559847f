import { withMember } from '../../../../core/jose/json-layout.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';

/** Seconds that a token lives whose own dates do not say. */
const usualLifetime = 300;

/**
 * The claims' text with its dates moved so that it begins now and lives as long as before. Dates that are not there stay away; the rest
 * of the text stays as it is written. Null where there is no date to move.
 * @param now seconds
 */
export function freshTimes(text: string, now: number): string | null {
  const claims = readJsonObject(text).value;
  if (claims === null) return null;
  const { iat, nbf, exp } = claims;
  const beginning = [iat, nbf].find((date) => typeof date === 'number');
  const lifetime = typeof exp === 'number' && typeof beginning === 'number' && exp > beginning ? exp - beginning : usualLifetime;
  const dates = { iat: now, nbf: now, exp: now + lifetime };
  const present = (['iat', 'nbf', 'exp'] as const).filter((name) => claims[name] !== undefined);
  return present.length === 0 ? null : present.reduce((changed, name) => withMember(changed, name, dates[name]), text);
}
