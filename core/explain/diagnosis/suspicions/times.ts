import { durationWords } from '../../../jose/time-words.ts';
import { dateMistake } from '../../date-mistakes.ts';
import { zoneOffset, zoneWords } from '../../date-offset.ts';
import type { Fix } from '../../fix.ts';
import { shownValue } from '../../shown-value.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, Suspicion } from '../suspicion.ts';

/** Seconds that a fresh assertion lives in a fix, unless the profile says otherwise. */
const usualLifetime = 60;

/** Seconds by which clocks differ without anybody being refused for it. */
const harmlessOffset = 10;

/** Sets the dates afresh, by the server's clock where ours is off. */
export function freshDates(facts: DiagnosisFacts, title: string): Fix {
  const { profile, response, claims } = facts;
  const offset = Math.round(response.clockOffset ?? 0);
  const shift = Math.abs(offset) > harmlessOffset ? offset : 0;
  const lifetime = Math.min(profile.defaults.lifetime ?? usualLifetime, profile.limits.lifetime ?? Infinity);
  const set = (name: string, value: string) => ({ of: 'claims', change: 'set', name, value }) as const;
  const starts = ['iat', 'nbf'].filter((name) => claims?.[name] !== undefined || profile.limits.claims?.includes(name) === true);
  return { title, changes: [...starts.map((name) => set(name, placeholder(shift))), set('exp', placeholder(shift + lifetime))] };
}

function placeholder(seconds: number): string {
  if (seconds === 0) return '{{now}}';
  return seconds > 0 ? `{{now+${seconds}}}` : `{{now${seconds}}}`;
}

/** Dates that are missing, no dates, past, ahead, or too far apart, all by the server's clock. */
export const timesDetector: Detector = (facts) => {
  const { claims, use, serverNow } = facts;
  if (claims === null || (use !== 'client-assertion' && use !== 'grant')) return null;
  const { exp } = claims;
  if (exp === undefined) {
    const fix = freshDates(facts, 'Set “exp”');
    return { id: 'exp-missing', check: 'times', strength: 'certain', title: 'The assertion has no “exp”.', fix, rules: ['TIM-01'] };
  }
  const mistakes = ['exp', 'nbf', 'iat'].flatMap((name) => mistake(facts, name));
  if (mistakes.length > 0) return mistakes;
  return [
    ...pastOrAhead(facts, 'exp', typeof exp === 'number' && exp <= serverNow),
    ...['nbf', 'iat'].flatMap((name) => {
      const value = claims[name];
      return pastOrAhead(facts, name, typeof value === 'number' && value > serverNow + 1);
    }),
    ...lifetime(facts),
    ...age(facts),
    ...order(facts),
  ];
};

function mistake(facts: DiagnosisFacts, name: string): readonly Suspicion[] {
  const value = facts.claims?.[name];
  if (value === undefined) return [];
  const found = dateMistake(name, value, facts.serverNow * 1000);
  if (found === null) return [];
  return [
    {
      id: `${name}-no-date`,
      check: 'times',
      strength: name === 'exp' || found.kind === 'not a date' || found.kind === 'text' ? 'certain' : 'probable',
      title: found.sentence,
      fix: freshDates(facts, `Write “${name}” in seconds`),
      rules: ['TIM-04', 'TIM-03', 'TIM-02', 'TIM-05', 'TIM-06', 'TIM-08', 'TIM-11'],
    },
  ];
}

function pastOrAhead(facts: DiagnosisFacts, name: string, wrong: boolean): readonly Suspicion[] {
  const value = facts.claims?.[name];
  if (!wrong || typeof value !== 'number') return [];
  const { serverNow, response } = facts;
  const offset = Math.round(response.clockOffset ?? 0);
  const local = response.receivedAt;
  const fineHere = name === 'exp' ? value > local : value <= local + 1;
  const distance = durationWords(Math.abs(serverNow - value));
  const relation = name === 'exp' ? `${distance} ago` : `${distance} ahead`;
  const rules = name === 'exp' ? ['TIM-02', 'TIM-09'] : ['TIM-05', 'TIM-06', 'TIM-09'];
  if (fineHere && Math.abs(offset) > harmlessOffset) {
    return [
      {
        id: 'clock-skew',
        check: 'times',
        strength: name === 'iat' && offset > -60 ? 'probable' : 'certain',
        title: `This computer’s clock is ${durationWords(Math.abs(offset))} ${offset > 0 ? 'behind' : 'ahead of'} the server’s, so for the server “${name}” is ${relation}.`,
        because: [`The server’s “Date” says ${new Date(serverNow * 1000).toISOString()}.`],
        fix: freshDates(facts, 'Count the dates by the server’s clock'),
        rules,
      },
    ];
  }
  const zone = name === 'exp' ? null : zoneOffset(value, serverNow);
  const because = zone === null ? [] : [`The difference is that of a time zone (${zoneWords(zone)}): local time was written as UTC.`];
  return [
    {
      id: `${name}-${name === 'exp' ? 'past' : 'ahead'}`,
      check: 'times',
      // Few servers look at “iat” that is a little ahead.
      strength: name === 'iat' ? 'probable' : 'certain',
      title: `“${name}” is ${relation} by the server’s clock.`,
      because,
      fix: freshDates(facts, 'Set the dates afresh'),
      rules,
    },
  ];
}

function lifetime(facts: DiagnosisFacts): readonly Suspicion[] {
  const { claims, profile, serverNow } = facts;
  const { exp, iat } = claims ?? {};
  if (typeof exp !== 'number' || exp <= serverNow) return [];
  const from = typeof iat === 'number' ? iat : serverNow;
  const seconds = exp - from;
  const limit = profile.limits.lifetime;
  if (seconds <= (limit ?? 300)) return [];
  const title =
    limit === undefined
      ? `The assertion is valid for ${durationWords(seconds)}; many servers refuse more than a few minutes.`
      : `The assertion is valid for ${durationWords(seconds)}, and ${profile.name} takes at most ${durationWords(limit)}.`;
  const strength = limit === undefined ? (seconds > 86_400 ? 'probable' : 'possible') : 'probable';
  return [{ id: 'lifetime', check: 'times', strength, title, fix: freshDates(facts, 'Shorten the lifetime'), rules: ['TIM-03'] }];
}

function age(facts: DiagnosisFacts): readonly Suspicion[] {
  const { claims, profile, serverNow } = facts;
  const { iat } = claims ?? {};
  const oldest = profile.limits.age ?? 3600;
  if (typeof iat !== 'number' || serverNow - iat <= oldest) return [];
  const title = `“iat” is ${shownValue(iat)}, ${durationWords(serverNow - iat)} ago; servers that look at it refuse old assertions.`;
  return [{ id: 'iat-old', check: 'times', strength: 'possible', title, fix: freshDates(facts, 'Set the dates afresh'), rules: ['TIM-07'] }];
}

function order(facts: DiagnosisFacts): readonly Suspicion[] {
  const { exp, iat, nbf } = facts.claims ?? {};
  if (typeof exp !== 'number') return [];
  const late = Object.entries({ iat, nbf }).find(([, value]) => typeof value === 'number' && value > exp);
  if (late === undefined) return [];
  const title = `“${late[0]}” is later than “exp”, so the assertion is never valid.`;
  return [{ id: 'dates-order', check: 'times', strength: 'probable', title, fix: freshDates(facts, 'Set the dates afresh'), rules: ['TIM-08'] }];
}
