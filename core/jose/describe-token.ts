import type { DescribedToken, ReadToken } from './token.ts';

/**
 * Says in words what a token is and what each of its members means, judged at an instant.
 * @param options.at milliseconds since the epoch: the clock, or the instant that a person set.
 */
export function describeToken(token: ReadToken, options: { readonly at: number }): DescribedToken {
  void options.at;
  return {
    kind: { name: 'opaque token', reason: token.form },
    header: [],
    claims: [],
    times: { state: 'unreadable', words: 'no readable dates' },
  };
}
