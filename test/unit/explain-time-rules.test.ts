import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence, ResponseEvidence } from '../../core/explain/evidence.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { assertionEvidence as judged, findingsOf, isUnchecked, now, profile, proveCase, type RuleCase } from '../support/rule-cases.ts';

const { fapi2, smart } = baseProfiles;
const set = (name: string, value: unknown) => ({ change: 'set', of: 'claims', name, value });
const limited = (limits: Evidence['profile']['limits']) => ({ profile: profile({ limits }) });
const answer = (json: JsonObject | null, more: Partial<ResponseEvidence> = {}): Partial<Evidence> => ({
  response: { status: 200, headers: [], body: '', json, receivedAt: now, clockOffset: 0, ...more },
});
const token = (json: JsonObject, claims: JsonObject = {}) =>
  judged(claims, { use: 'access-token', ...answer({ access_token: 'x', ...json }) });

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'TIM-01': [
    {
      title: 'missing',
      evidence: judged({ exp: undefined }),
      says: 'There is no “exp”',
      member: ['claims', 'exp'],
      severity: 'error',
      fix: [set('exp', '{{now+60}}')],
    },
    {
      title: 'missing for SMART',
      evidence: judged({ exp: undefined }, { profile: smart }),
      says: 'There is no',
      fix: [set('exp', '{{now+300}}')],
    },
    { title: 'in capitals', evidence: judged({ exp: undefined, EXP: now + 60 }), says: 'There is no “exp”' },
    { title: 'null, which has its own rule', evidence: judged({ exp: null }), says: null },
    { title: 'there', evidence: judged(), says: null },
  ],
  'TIM-02': [
    {
      title: 'five minutes ago',
      evidence: judged({ iat: now - 400, exp: now - 303 }),
      says: 'It ended 5 min 3 s ago (303 s): “exp” is 1767225297, 2025-12-31 23:54:57 UTC.',
      severity: 'error',
      fix: [set('exp', '{{now+60}}')],
    },
    { title: 'this very second', evidence: judged({ exp: now }), says: 'It ended now' },
    { title: 'negative', evidence: judged({ iat: undefined, exp: -1 }), says: 'It ended' },
    { title: 'by local time', evidence: judged({ iat: now - 7200, exp: now - 7140 }), says: 'as much as UTC−2 is off' },
    { title: 'an access token', evidence: judged({ exp: now - 1 }, { use: 'access-token' }), says: 'It ended 1 s ago', fix: [] },
    { title: 'in a second', evidence: judged({ exp: now + 1 }), says: null },
    { title: 'a string, which has its own rule', evidence: judged({ exp: String(now - 60) }), says: null },
  ],
  'TIM-03': [
    {
      title: 'six minutes',
      evidence: judged({ exp: now + 360 }),
      says: 'It lives 6 min (360 s from “iat”). Many servers take five minutes at most',
      severity: 'warning',
      fix: [set('exp', '{{now+60}}')],
    },
    { title: 'two hours', evidence: judged({ exp: now + 7200 }), says: 'Few servers take more than an hour', severity: 'warning' },
    { title: 'ten years', evidence: judged({ exp: now + 315_360_000 }), says: 'beyond reason', severity: 'error' },
    { title: 'without iat', evidence: judged({ iat: undefined, exp: now + 360 }), says: 'from now' },
    { title: 'six minutes, where an hour is taken', evidence: judged({ exp: now + 360 }, limited({ lifetime: 3600 })), says: null },
    {
      title: 'over the profile’s limit',
      evidence: judged({ exp: now + 61 }, limited({ lifetime: 60 })),
      says: 'Example takes 1 min at most',
      severity: 'error',
    },
    {
      title: 'over SMART’s limit',
      evidence: judged({ exp: now + 301 }, { profile: smart }),
      says: '5 min at most',
      fix: [set('exp', '{{now+300}}')],
    },
    { title: 'exactly five minutes', evidence: judged({ exp: now + 300 }), says: null },
    { title: 'issued in the past', evidence: judged({ iat: now - 60, exp: now + 240 }), says: null },
  ],
  'TIM-04': [
    {
      title: 'milliseconds',
      evidence: judged({ exp: (now + 90) * 1000 }),
      says: 'looks like milliseconds',
      member: ['claims', 'exp'],
      severity: 'error',
      fix: [set('exp', '{{now+90}}')],
    },
    { title: 'iat in milliseconds', evidence: judged({ iat: now * 1000 }), says: '“iat” is 1767225600000', fix: [set('iat', '{{now}}')] },
    { title: 'a string', evidence: judged({ exp: String(now + 60) }), says: 'without quotation marks', fix: [set('exp', '{{now+60}}')] },
    {
      title: 'an ISO date long past',
      evidence: judged({ exp: '2020-01-01' }),
      says: 'is the text “2020-01-01”',
      fix: [set('exp', '{{now+60}}')],
    },
    {
      title: 'a lifetime in place of the time',
      evidence: judged({ exp: 300 }),
      says: 'a lifetime in place of the time',
      fix: [set('exp', '{{now+300}}')],
    },
    { title: 'null', evidence: judged({ exp: null }), says: '“exp” is null' },
    { title: 'of an access token', evidence: judged({ exp: 'soon' }, { use: 'access-token' }), says: 'is the string “soon”', fix: [] },
    { title: 'the year 5138 less a second', evidence: judged({ exp: 99_999_999_999 }), says: null },
    { title: 'seconds with a fraction', evidence: judged({ exp: now + 60.5 }), says: null },
  ],
  'TIM-05': [
    {
      title: 'a hundred seconds ahead',
      evidence: judged({ nbf: now + 100 }),
      says: 'It begins only in 1 min 40 s (100 s)',
      severity: 'error',
      fix: [set('nbf', '{{now}}')],
    },
    { title: 'by local time', evidence: judged({ nbf: now + 3600 }), says: 'as much as UTC+1 is off' },
    { title: 'a minute ahead', evidence: judged({ nbf: now + 60 }), says: null },
    {
      title: 'a minute ahead, where ten seconds are allowed',
      evidence: judged({ nbf: now + 60 }, limited({ ahead: 10 })),
      says: 'It begins only',
    },
    { title: 'now', evidence: judged({ nbf: now }), says: null },
  ],
  'TIM-06': [
    {
      title: 'eight seconds',
      evidence: judged({ iat: now + 8 }),
      says: '“iat” lies ahead of the clock, in 8 s; not every server allows for that',
      severity: 'warning',
      fix: [set('iat', '{{now}}')],
    },
    { title: 'nbf by eight seconds', evidence: judged({ nbf: now + 8 }), says: '“nbf” lies ahead', severity: 'warning' },
    {
      title: '62 seconds',
      evidence: judged({ iat: now + 62 }, { profile: fapi2 }),
      says: 'more than servers allow for',
      severity: 'error',
    },
    { title: 'two hours', evidence: judged({ iat: now + 7200, exp: now + 7260 }), says: 'as much as UTC+2 is off' },
    { title: 'now', evidence: judged({ iat: now, nbf: now }), says: null },
    { title: 'a second ago', evidence: judged({ iat: now - 1, nbf: now - 1 }), says: null },
  ],
  'TIM-07': [
    { title: 'a day old', evidence: judged({ iat: now - 86_400 }), says: '1 day ago', severity: 'warning', fix: [set('iat', '{{now}}')] },
    {
      title: 'older than the profile takes',
      evidence: judged({ iat: now - 121 }, limited({ age: 120 })),
      says: 'Example takes 2 min at most',
      severity: 'error',
    },
    { title: 'by local time', evidence: judged({ iat: now - 5 * 3600 }), says: 'as much as UTC−5 is off' },
    { title: 'an hour old', evidence: judged({ iat: now - 3600 }), says: null },
    { title: 'a day old and ended', evidence: judged({ iat: now - 86_400, exp: now - 86_000 }), says: null },
  ],
  'TIM-08': [
    {
      title: 'exchanged',
      evidence: judged({ iat: now + 300, exp: now }),
      says: 'The two look exchanged',
      fix: [set('iat', '{{now}}'), set('exp', '{{now+300}}')],
    },
    {
      title: 'iat after exp',
      evidence: judged({ iat: now + 9000, exp: now + 600 }),
      says: 'It would end before it begins',
      member: ['claims', 'iat'],
      severity: 'error',
    },
    { title: 'nbf after exp', evidence: judged({ nbf: now + 61 }), says: '“nbf” is 1767225661, which is 1 s after “exp”' },
    { title: 'all the same', evidence: judged({ iat: now, nbf: now, exp: now }), says: null },
    { title: 'exp in milliseconds', evidence: judged({ iat: now + 5, exp: now * 1000 }), says: null },
  ],
  'TIM-09': [
    {
      title: 'behind by eleven seconds',
      evidence: judged({}, answer(null, { clockOffset: 11 })),
      says: 'This clock is 11 s (11 s) behind the server’s',
      severity: 'warning',
      fix: [set('iat', '{{now+11}}'), set('exp', '{{now+71}}')],
    },
    {
      title: 'ahead by two minutes',
      evidence: judged({}, answer(null, { clockOffset: -120 })),
      says: 'ahead of the server’s',
      severity: 'error',
    },
    { title: 'off by ten seconds', evidence: judged({}, answer(null, { clockOffset: 10 })), says: null },
    { title: 'no Date', evidence: judged({}, answer(null, { clockOffset: null })), says: null },
  ],
  'TIM-10': [
    {
      title: 'iat that the profile advises',
      evidence: judged({ iat: undefined }, { profile: profile({ defaults: { claims: { iat: true } } }) }),
      says: 'Example advises to send it',
      severity: 'warning',
      fix: [set('iat', '{{now}}')],
    },
    {
      title: 'nbf that the profile demands',
      evidence: judged({}, limited({ claims: ['nbf'] })),
      says: 'There is no “nbf”, and Example demands it',
      severity: 'error',
    },
    { title: 'iat that nobody demands', evidence: judged({ iat: undefined }), says: null },
    { title: 'there', evidence: judged({}, limited({ claims: ['iat'] })), says: null },
  ],
  'TIM-11': [
    {
      title: 'half a second',
      evidence: judged({ exp: now + 60.5 }),
      says: 'with a fraction of a second',
      severity: 'information',
      fix: [set('exp', now + 60)],
    },
    {
      title: 'where whole numbers are demanded',
      evidence: judged({ iat: now - 0.25 }, limited({ wholeDates: true })),
      says: 'Example takes whole numbers only',
      severity: 'error',
    },
    { title: 'a whole number with a point', evidence: judged({ exp: now + 60.0 }), says: null },
    { title: 'a fraction in a claim that is no date', evidence: judged({ score: 0.5 }), says: null },
  ],
  'TIM-12': [
    { title: 'no expires_in', evidence: token({}), says: 'has no “expires_in”', severity: 'information' },
    { title: 'a text', evidence: token({ expires_in: '300' }), says: 'is the text “300”', severity: 'warning' },
    { title: 'hardly any time', evidence: token({ expires_in: 20 }, { exp: now + 20 }), says: 'The token lives 20 s' },
    {
      title: 'the token ends earlier',
      evidence: token({ expires_in: 3600 }, { exp: now + 300 }),
      says: '“exp” in the token ends 55 min before “expires_in” does',
    },
    {
      title: 'the token ends later',
      evidence: token({ expires_in: 300 }, { exp: now + 3600 }),
      says: '“expires_in” ends 55 min before “exp” in the token does',
    },
    { title: 'nearly the same', evidence: token({ expires_in: 60 }, { exp: now + 62 }), says: null },
    {
      title: 'a refusal',
      evidence: judged({}, { use: 'access-token', ...answer({ error: 'invalid_client' }, { status: 401 }) }),
      says: null,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the time rules together', () => {
  it('say one thing of a slip', () => {
    const ids = Object.keys(cases);
    const all = (claims: JsonObject) => ids.flatMap((id) => findingsOf(id, judged(claims)).map(({ rule }) => rule));
    expect(all({ exp: (now + 60) * 1000, iat: now * 1000 })).toEqual(['TIM-04', 'TIM-04']);
    expect(all({ nbf: now + 100, exp: now + 200 })).toEqual(['TIM-05']);
    expect(all({})).toEqual([]);
  });

  it('say that they cannot look without an answer', () => {
    expect(isUnchecked('TIM-09', judged())).toBe(true);
  });
});
