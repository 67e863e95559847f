/** The tokens that have the same text under a member. */
export interface TokenGroup {
  /** Null for tokens that do not have the member. */
  readonly value: string | null;
  /** Distinct tokens. */
  readonly tokens: number;
  /** How often they were found in all. */
  readonly count: number;
}

/** Groups at most; tokens of further values are counted in none. */
const mostGroups = 100_000;

/** Counts tokens by value, the largest group first. Further values than `mostGroups` are left out. */
export function groupTokens(entries: Iterable<{ readonly value: string | null; readonly count: number }>): readonly TokenGroup[] {
  const groups = new Map<string | null, { tokens: number; count: number }>();
  for (const { value, count } of entries) {
    const group = groups.get(value);
    if (group !== undefined) {
      group.tokens += 1;
      group.count += count;
    } else if (groups.size < mostGroups) groups.set(value, { tokens: 1, count });
  }
  return Array.from(groups, ([value, sums]) => ({ value, ...sums })).sort((a, b) => b.tokens - a.tokens || b.count - a.count);
}
