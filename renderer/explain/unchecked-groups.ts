import type { Need } from '../../core/explain/facts.ts';
import type { NotChecked } from '../../core/explain/lint.ts';

/** Rules that wait for the same thing. */
export interface UncheckedGroup {
  /** “needs the server’s metadata”. */
  readonly needs: string;
  readonly missing: readonly Need[];
  /** Ids, in the catalogue's order. */
  readonly rules: readonly string[];
}

/** What could not be checked, by what was missing: what most rules wait for comes first. */
export function uncheckedGroups(notChecked: readonly NotChecked[]): readonly UncheckedGroup[] {
  const groups = new Map<string, { readonly missing: readonly Need[]; readonly rules: string[] }>();
  for (const { rule, missing, needs } of notChecked) {
    const group = groups.get(needs) ?? { missing, rules: [] };
    group.rules.push(rule);
    groups.set(needs, group);
  }
  return [...groups].map(([needs, group]) => ({ needs, ...group })).toSorted((one, other) => other.rules.length - one.rules.length);
}
