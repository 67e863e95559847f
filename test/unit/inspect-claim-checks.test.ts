import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../core/inspect/claim-checks.ts';

const at = Date.UTC(2026, 0, 1);
const now = at / 1000;

describe('checkClaims', () => {
  it('checks only what is asked', () => {
    expect(checkClaims({ exp: 1, iss: 'a' }, {})).toEqual([]);
    expect(checkClaims({ exp: 1, iss: 'a' }, { issuer: 'a' })).toEqual([{ claim: 'iss', outcome: 'passed', sentence: 'It is from “a”.' }]);
  });

  it.each([
    [{ exp: now + 60, nbf: now }, ['passed', 'passed'], 'in 1 min'],
    [{ exp: now }, ['failed', 'passed'], 'It ended now'],
    [{ exp: now + 60, nbf: now + 1 }, ['passed', 'failed'], 'begins only in 1 s'],
    [{}, ['passed', 'passed'], 'It never ends, because it has no exp. It has no nbf, so it has begun.'],
    [{ exp: now + 1, nbf: now - 60 }, ['passed', 'passed'], 'It began 1 min ago'],
    [{ exp: '1' }, ['failed', 'passed'], 'no date'],
    [{ exp: Number.POSITIVE_INFINITY }, ['failed', 'passed'], 'no date'],
  ])('judges the dates of %j', (claims, outcomes, words) => {
    const checks = checkClaims(claims, { at });
    expect(checks.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(checks.map(({ sentence }) => sentence).join(' ')).toContain(words);
  });

  it.each([
    ['api', 'api', 'passed', 'It is for “api”.'],
    [['x', 'api'], 'api', 'passed', 'It is for “api”.'],
    ['https://api/', 'https://api', 'failed', 'differ by the slash at the end alone'],
    ['API', 'api', 'failed', 'upper and lower case alone'],
    [undefined, 'api', 'failed', 'It has no aud'],
    [[], 'api', 'failed', 'It has no aud'],
    [{ toString: 1 }, 'api', 'failed', 'It is for {"toString":1}, and not for “api”.'],
  ])('compares the audience %j with %s', (aud, audience, outcome, sentence) => {
    const [check] = checkClaims(aud === undefined ? {} : { aud }, { audience });
    expect(check).toMatchObject({ claim: 'aud', outcome, sentence: expect.stringContaining(sentence) });
  });

  it('fails whatever is asked of claims that cannot be read', () => {
    expect(checkClaims(null, { at, audience: 'a', issuer: 'b' }).map(({ outcome }) => outcome)).toEqual([
      'failed',
      'failed',
      'failed',
      'failed',
    ]);
  });
});
