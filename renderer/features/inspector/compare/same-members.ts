import type { TokenComparison } from '../../../../core/inspect/compare-tokens.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';

/** The outermost members of a part that say the same in both tokens, in the first one's order. */
export function sameMembers(part: 'header' | 'claims', first: ReadToken, second: ReadToken, { differences }: TokenComparison): string[] {
  const [one, other] = [first[part], second[part]];
  if (one === null || other === null) return [];
  const paths = differences.filter((difference) => difference.part === part).map(({ path }) => path);
  return Object.keys(one).filter((name) => name in other && !paths.some((path) => leadsInto(path, name)));
}

/** Whether a path is that of an outermost member, or of something inside it. */
export function leadsInto(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
