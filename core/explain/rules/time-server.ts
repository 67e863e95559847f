import { rfc } from '../../jose/sources.ts';
import { durationWords, grouped } from '../../jose/time-words.ts';
import type { Facts } from '../facts.ts';
import type { DraftChange, Fix } from '../fix.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { afterNow, dateIn, dateNames } from './dates.ts';

/** Seconds by which clocks may differ, and by which nothing works any more. */
const skews = { tolerated: 10, fatal: 60 } as const;

/** Seconds by which an `exp` and the response's own words may differ, for the time that the answer took. */
const tolerance = 10;

/** What the answer says about time. */
export const timeServerRules = [
  rule({
    id: 'TIM-09',
    title: 'This clock agrees with the server’s',
    about:
      'The server’s “Date” when its headers came, against this machine’s clock. Most reports of an assertion that is “expired” or “too far in the future” come down to this.',
    severity: 'warning',
    needs: ['response'],
    sources: [rfc(9110, '6.6.1')],
    check: (facts) => {
      const offset = facts.response.clockOffset;
      if (offset === null || Math.abs(offset) <= skews.tolerated) return null;
      const seconds = Math.round(Math.abs(offset));
      const message = `This clock is ${durationWords(seconds)} (${grouped(seconds)} s) ${offset > 0 ? 'behind' : 'ahead of'} the server’s. Set it by a time server, or shift the dates until then.`;
      return {
        message,
        member: ['response', 'date'],
        fix: shifted(facts, Math.round(offset)),
        severity: seconds > skews.fatal ? 'error' : undefined,
      };
    },
  }),
  rule({
    id: 'TIM-12',
    title: 'The token’s end is known and agreed on',
    about:
      '“expires_in” counts from the answer, “exp” is an instant by the server’s clock. Where they differ, or one is missing, renew by the earlier, and ahead of it.',
    severity: 'information',
    uses: ['access-token'],
    needs: ['response'],
    sources: [rfc(6749, '5.1')],
    check: (facts) => {
      const { json, receivedAt } = facts.response;
      if (typeof json?.['access_token'] !== 'string') return null;
      return [...lifetimeFound(json['expires_in']), ...disagreement(json['expires_in'], dateIn(facts, 'exp'), receivedAt)];
    },
  }),
];

/** The assertion's dates as the server's clock would have them. */
function shifted(facts: Facts, offset: number): Fix | undefined {
  if (!assertionUses.includes(facts.use)) return undefined;
  const changes = dateNames.flatMap((name): DraftChange[] => {
    const date = dateIn(facts, name);
    return date === null ? [] : [{ change: 'set', of: 'claims', name, value: afterNow(date - facts.at + offset) }];
  });
  return changes.length === 0 ? undefined : { title: `Shift the dates by ${offset} s`, changes };
}

function lifetimeFound(expiresIn: unknown): Found[] {
  const member = ['response', 'expires_in'] as const;
  if (expiresIn === undefined) {
    return [{ message: 'The answer has no “expires_in”: when to renew the token is known only if the token itself says so.', member }];
  }
  if (typeof expiresIn === 'string') {
    return [
      {
        message: `“expires_in” is the text ${shownValue(expiresIn)}; it is a number of seconds, and some clients take nothing else.`,
        member,
        severity: 'warning',
      },
    ];
  }
  if (typeof expiresIn !== 'number' || expiresIn > 30) return [];
  return [
    { message: `The token lives ${Math.max(0, expiresIn)} s. Ask for a new one before each call, or make use of it at once.`, member },
  ];
}

function disagreement(expiresIn: unknown, exp: number | null, receivedAt: number): Found[] {
  if (typeof expiresIn !== 'number' || exp === null) return [];
  const difference = Math.round(receivedAt + expiresIn - exp);
  if (Math.abs(difference) <= tolerance) return [];
  const [first, later] = difference > 0 ? ['“exp” in the token', '“expires_in”'] : ['“expires_in”', '“exp” in the token'];
  return [
    {
      message: `${first} ends ${durationWords(difference)} before ${later} does. Renew by the earlier one.`,
      member: ['response', 'expires_in'],
    },
  ];
}
