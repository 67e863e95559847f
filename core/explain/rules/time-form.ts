import { rfc } from '../../jose/sources.ts';
import { grouped } from '../../jose/time-words.ts';
import { dateMistake, type DateMistake } from '../date-mistakes.ts';
import type { Facts } from '../facts.ts';
import { setClaim, type Fix } from '../fix.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { afterNow, dateIn, dateNames, setExpiry, setToNow, usualLifetime, type DateName } from './dates.ts';

/** How dates are written, and which have to be there. */
export const timeFormRules = [
  rule({
    id: 'TIM-01',
    title: 'The assertion ends',
    about: 'Without “exp” an assertion would be good for ever, so a server must refuse it.',
    severity: 'error',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: (facts) => {
      if (facts.claims['exp'] !== undefined) return null;
      return {
        message: 'There is no “exp”, so the assertion never ends. Servers must refuse it.',
        member: ['claims', 'exp'],
        fix: setExpiry(facts),
      };
    },
  }),
  rule({
    id: 'TIM-04',
    title: 'Dates are numbers of seconds',
    about:
      'NumericDate is a JSON number: seconds since 1970, in UTC. Milliseconds, text and quotation marks are the usual slips; a date in milliseconds lies some 50 000 years ahead.',
    severity: 'error',
    needs: ['claims'],
    sources: [rfc(7519, '2')],
    check: (facts) =>
      dateNames.flatMap((name): Found[] => {
        const value = facts.claims[name];
        const mistake = value === undefined ? null : dateMistake(name, value, facts.at * 1000);
        return mistake === null ? [] : [{ message: mistake.sentence, member: ['claims', name], fix: correction(name, mistake, facts) }];
      }),
  }),
  rule({
    id: 'TIM-08',
    title: 'The dates are in order',
    about:
      'An assertion is issued, begins and ends in that order. Where “iat” lies behind “exp” the two were probably exchanged, or a time zone went wrong in one of them.',
    severity: 'error',
    needs: ['claims'],
    sources: [rfc(7519, '4.1')],
    check: (facts) => {
      const exp = dateIn(facts, 'exp');
      if (exp === null) return null;
      return (['iat', 'nbf'] as const).flatMap((name): Found[] => {
        const start = dateIn(facts, name);
        if (start === null || start <= exp) return [];
        const swapped = name === 'iat' && Math.abs(exp - facts.at) <= 60 && start - exp <= 86_400;
        const message = `“${name}” is ${start}, which is ${grouped(start - exp)} s after “exp”, ${exp}. ${swapped ? 'The two look exchanged.' : 'It would end before it begins.'}`;
        return [
          { message, member: ['claims', name], fix: assertionFix(facts, bothDates(name, swapped ? start - exp : usualLifetime(facts))) },
        ];
      });
    },
  }),
  rule({
    id: 'TIM-10',
    title: 'The dates that the server wants are there',
    about: '“iat” and “nbf” are optional in RFC 7523; some servers refuse an assertion without them.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3')],
    check: ({ claims, profile }) =>
      (['iat', 'nbf'] as const).flatMap((name): Found[] => {
        const demanded = profile.limits.claims?.includes(name) === true;
        if (claims[name] !== undefined || (!demanded && profile.defaults.claims?.[name] !== true)) return [];
        const message = `There is no “${name}”, and ${profile.name} ${demanded ? 'demands it' : 'advises to send it'}.`;
        return [{ message, member: ['claims', name], fix: setToNow(name), severity: demanded ? 'error' : undefined }];
      }),
  }),
  rule({
    id: 'TIM-11',
    title: 'Dates are whole seconds',
    about: 'A fraction is legal, but some servers read whole numbers only.',
    severity: 'information',
    needs: ['claims'],
    sources: [rfc(7519, '2')],
    check: (facts) =>
      dateNames.flatMap((name): Found[] => {
        const seconds = dateIn(facts, name);
        if (seconds === null || Number.isInteger(seconds)) return [];
        const { wholeDates } = facts.profile.limits;
        const message = `“${name}” is ${seconds}, with a fraction of a second; ${wholeDates === true ? `${facts.profile.name} takes whole numbers only` : 'some servers take whole numbers only'}.`;
        const fix = assertionFix(facts, setClaim(name, Math.floor(seconds), `Take the fraction away from “${name}”`));
        return [{ message, member: ['claims', name], fix, severity: wholeDates === true ? 'error' : undefined }];
      }),
  }),
];

/** Only a token of one's own can be changed. */
function assertionFix({ use }: Facts, fix: Fix): Fix | undefined {
  return assertionUses.includes(use) ? fix : undefined;
}

function correction(name: DateName, { seconds }: DateMistake, facts: Facts): Fix | undefined {
  if (name !== 'exp') return assertionFix(facts, setToNow(name));
  const meant = seconds === null ? 0 : seconds - facts.at;
  // What was meant is kept where it makes sense.
  if (meant <= 0 || meant > 86_400) return assertionFix(facts, setExpiry(facts));
  return assertionFix(facts, setClaim('exp', afterNow(meant), `Set “exp” to ${meant} s after signing`));
}

function bothDates(name: 'iat' | 'nbf', lifetime: number): Fix {
  return {
    title: `Set “${name}” to the time of signing and “exp” to ${lifetime} s later`,
    changes: [
      { change: 'set', of: 'claims', name, value: '{{now}}' },
      { change: 'set', of: 'claims', name: 'exp', value: afterNow(lifetime) },
    ],
  };
}
