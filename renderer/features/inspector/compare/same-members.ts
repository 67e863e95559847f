import type { TokenComparison } from '../../../../core/inspect/compare-tokens.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';

/** The outermost members of a part that say the same in both tokens, in the first one's order. */
export function sameMembers(part: 'header' | 'claims', first: ReadToken, second: ReadToken, { differences }: TokenComparison): string[] {
  const [one, other] = [first[part], second[part]];
  if (one === null || other === null) return [];
  const differing = outermostNames(differences.filter((difference) => difference.part === part).map(({ path }) => path));
  return Object.keys(one).filter((name) => name in other && !differing.has(name));
}

/** Places in a path at which an outermost name may end; names may have such characters themselves. */
const mostEnds = 50;

/** What the outermost members at these paths may be called: each path up to any dot or bracket, and whole. */
export function outermostNames(paths: readonly string[]): ReadonlySet<string> {
  const names = new Set(paths);
  for (const path of paths) {
    let ends = 0;
    for (const { index } of path.matchAll(/[.[]/g)) {
      names.add(path.slice(0, index));
      ends += 1;
      if (ends === mostEnds) break;
    }
  }
  return names;
}
