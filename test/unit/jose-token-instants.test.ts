import { expect, it } from 'vitest';
import { tokenInstants } from '../../core/jose/token-instants.ts';

it('finds the dates of a token in the order in which they come', () => {
  expect(tokenInstants({ exp: 1_767_225_912, sub: 'a', iat: 1_767_225_852 })).toEqual([
    { claim: 'iat', instant: 1_767_225_852_000 },
    { claim: 'exp', instant: 1_767_225_912_000 },
  ]);
});

it('takes a date in milliseconds for what it is, and leaves out what is no date', () => {
  expect(tokenInstants({ exp: 1_767_225_912_000, nbf: '1', iat: 1e300 })).toEqual([{ claim: 'exp', instant: 1_767_225_912_000 }]);
  expect(tokenInstants(null)).toEqual([]);
});
