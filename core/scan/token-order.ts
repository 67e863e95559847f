import type { FoundToken, TokenMember } from './found-token.ts';

/** By which member tokens are sorted. Those that do not have it come last, whichever way. */
export interface TokenOrder {
  readonly by: TokenMember;
  readonly descending: boolean;
}

/** How two tokens stand to each other in an order; equal ones stay in the order in which they were found. */
export function compareTokens({ by, descending }: TokenOrder): (a: FoundToken, b: FoundToken) => number {
  return (a, b) => {
    const left = sortable(a, by);
    const right = sortable(b, by);
    if (left === right) return a.id - b.id;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right === descending ? 1 : -1;
  };
}

function sortable(token: FoundToken, by: TokenMember): string | number | null {
  const value = token[by];
  return typeof value === 'string' || typeof value === 'number' || value === null ? value : (value[0] ?? null);
}
