import type { DraftChange, Fix } from '../../core/explain/fix.ts';
import type { Finding } from '../../core/explain/lint.ts';

/**
 * The fixes that can be applied together, the gravest finding's first: of several that change the same thing the first wins, because each was
 * worked out for the draft as it is.
 */
export function compatibleFixes(findings: readonly Finding[]): readonly Fix[] {
  const changed = new Set<string>();
  const fixes: Fix[] = [];
  for (const { fix } of findings) {
    if (fix === null || fix.changes.length === 0) continue;
    const places = fix.changes.flatMap(placesOf);
    if (places.some((place) => changed.has(place))) continue;
    for (const place of places) changed.add(place);
    fixes.push(fix);
  }
  return fixes;
}

function placesOf(change: DraftChange): string[] {
  const place = `${change.of} ${change.name}`;
  return change.change === 'rename' ? [place, `${change.of} ${change.to}`] : [place];
}
