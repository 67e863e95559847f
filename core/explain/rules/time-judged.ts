import { fapi2, rfc } from '../../jose/sources.ts';
import { durationWords, grouped, relativeTime, utcText } from '../../jose/time-words.ts';
import type { Facts } from '../facts.ts';
import { setClaim } from '../fix.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import type { Severity } from '../severity.ts';
import { afterNow, dateIn, setExpiry, setToNow, zoneSentence } from './dates.ts';

/** Seconds that a lifetime is short, usual, long, and beyond reason. */
const lifetimes = { short: 300, long: 3600, endless: 86_400 } as const;

/** Seconds ahead of the server's clock from which on a date is refused, unless the profile says otherwise (FAPI 2.0 5.3.2.1 item 13). */
const furthestAhead = 60;

/** Seconds after which an assertion was obviously not made for this request, unless the profile says otherwise. */
const oldest = 3600;

/** The dates against the clock. */
export const timeJudgedRules = [
  rule({
    id: 'TIM-02',
    title: 'The token has not ended',
    about:
      'From “exp” on it must be refused. Most reports of an expired assertion are about a clock that is wrong: compare it with the server’s “Date”.',
    severity: 'error',
    uses: ['client-assertion', 'grant', 'access-token', 'id-token'],
    needs: ['claims'],
    sources: [rfc(7519, '4.1.4')],
    check: (facts) => {
      const exp = dateIn(facts, 'exp');
      if (exp === null || exp > facts.at) return null;
      const iat = dateIn(facts, 'iat');
      const message = `It ended ${difference(exp, facts.at)}: “exp” is ${exp}, ${utcText(exp * 1000)}.${zoneSentence(iat ?? exp, facts.at)}`;
      return { message, member: ['claims', 'exp'], fix: isOwn(facts) ? setExpiry(facts) : undefined };
    },
  }),
  rule({
    id: 'TIM-03',
    title: 'The assertion lives minutes, not hours',
    about:
      'Whoever gets hold of it can use it until it ends, so servers limit its life: five minutes is common, Box allows one. Counted from “iat”, or from now without it.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: (facts) => {
      const exp = dateIn(facts, 'exp');
      if (exp === null) return null;
      const iat = dateIn(facts, 'iat');
      const lifetime = exp - (iat ?? facts.at);
      const judged = judgedLifetime(lifetime, facts);
      if (judged === null) return null;
      const message = `It lives ${durationWords(lifetime)} (${grouped(Math.floor(lifetime))} s from ${iat === null ? 'now' : '“iat”'}). ${judged.words}`;
      const limit = facts.profile.limits.lifetime;
      const fix = limit === undefined ? setExpiry(facts) : setClaim('exp', afterNow(limit), `Set “exp” to ${limit} s after signing`);
      return { message, member: ['claims', 'exp'], fix, severity: judged.severity };
    },
  }),
  rule({
    id: 'TIM-05',
    title: 'The token has begun',
    about: 'Before “nbf” it must be refused. Servers allow for clocks that differ, by a minute at most.',
    severity: 'error',
    needs: ['claims'],
    sources: [rfc(7519, '4.1.5')],
    check: (facts) => {
      const nbf = dateIn(facts, 'nbf');
      if (nbf === null || nbf - facts.at <= allowedAhead(facts)) return null;
      const message = `It begins only ${difference(nbf, facts.at)}: “nbf” is ${nbf}, ${utcText(nbf * 1000)}.${zoneSentence(nbf, facts.at)}`;
      return { message, member: ['claims', 'nbf'], fix: isOwn(facts) ? setToNow('nbf') : undefined };
    },
  }),
  rule({
    id: 'TIM-06',
    title: 'No date lies ahead of the clock',
    about:
      'A server whose clock is behind sees an assertion from the future. FAPI 2.0 has servers accept up to 10 s and refuse more than 60 s; between the two, and elsewhere, they differ.',
    severity: 'warning',
    uses: ['client-assertion', 'grant', 'dpop-proof'],
    needs: ['claims'],
    sources: [fapi2('5.3.2.1')],
    check: (facts) =>
      (['iat', 'nbf'] as const).flatMap((name): Found[] => {
        const date = dateIn(facts, name);
        if (date === null || date <= facts.at) return [];
        const refused = date - facts.at > allowedAhead(facts);
        // A beginning that is too far ahead has a rule of its own.
        if (name === 'nbf' && refused) return [];
        const message = `“${name}” lies ahead of the clock, ${difference(date, facts.at)}; ${refused ? 'that is more than servers allow for' : 'not every server allows for that'}.${zoneSentence(date, facts.at)}`;
        return [{ message, member: ['claims', name], fix: setToNow(name), severity: refused ? 'error' : undefined }];
      }),
  }),
  rule({
    id: 'TIM-07',
    title: 'The assertion was made just now',
    about: 'A server may refuse one that was issued long ago although it has not ended (Keycloak does). Make one for every request.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: (facts) => {
      const iat = dateIn(facts, 'iat');
      const exp = dateIn(facts, 'exp');
      const age = iat === null ? 0 : facts.at - iat;
      const limit = facts.profile.limits.age ?? oldest;
      if (iat === null || age <= limit || (exp !== null && exp <= facts.at)) return null;
      const message = `“iat” is ${iat}, ${difference(iat, facts.at)}; ${facts.profile.limits.age === undefined ? 'some servers refuse one that old' : `${facts.profile.name} takes ${durationWords(limit)} at most`}.${zoneSentence(iat, facts.at)}`;
      return {
        message,
        member: ['claims', 'iat'],
        fix: setToNow('iat'),
        severity: facts.profile.limits.age === undefined ? undefined : 'error',
      };
    },
  }),
];

function isOwn({ use }: Facts): boolean {
  return assertionUses.includes(use);
}

/** “5 min 3 s ago (303 s)”. */
function difference(date: number, at: number): string {
  const seconds = Math.abs(Math.floor(date) - at);
  return seconds < 60 ? relativeTime(date * 1000, at * 1000) : `${relativeTime(date * 1000, at * 1000)} (${grouped(seconds)} s)`;
}

function allowedAhead({ profile }: Facts): number {
  return profile.limits.ahead ?? furthestAhead;
}

function judgedLifetime(lifetime: number, { profile }: Facts): { readonly words: string; readonly severity: Severity | undefined } | null {
  const limit = profile.limits.lifetime;
  if (limit !== undefined) {
    return lifetime > limit ? { words: `${profile.name} takes ${durationWords(limit)} at most.`, severity: 'error' } : null;
  }
  if (lifetime > lifetimes.endless) return { words: 'More than a day is beyond reason; servers may refuse it.', severity: 'error' };
  if (lifetime > lifetimes.long) return { words: 'Few servers take more than an hour.', severity: undefined };
  return lifetime > lifetimes.short ? { words: 'Many servers take five minutes at most.', severity: undefined } : null;
}
