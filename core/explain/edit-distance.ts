/**
 * The number of characters to insert, delete, replace or swap with their neighbour until one text is the other; `limit` + 1 when it is more
 * than the limit. For short texts: names, grants.
 */
function editDistance(one: string, other: string, limit = 3): number {
  if (Math.abs(one.length - other.length) > limit || Math.max(one.length, other.length) > 200) return limit + 1;
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const choices = [(above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] && before.length > 0)
        choices.push((before[column - 2] ?? 0) + 1);
      current.push(Math.min(...choices));
    }
    before = above;
    above = current;
  }
  return Math.min(above[other.length] ?? limit + 1, limit + 1);
}

/** The known name that was meant by one that is nearly it, or null when it is one of them, or like none. */
export function nearestName(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return null;
  const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/[-_ ]/g, '');
  const spelled = known.find((each) => plain(each) === plain(name));
  if (spelled !== undefined) return spelled;
  const limit = name.length < 8 ? 1 : 3;
  const ranked = known
    .map((each) => ({ each, distance: editDistance(name.trim().toLowerCase(), each.toLowerCase(), limit) }))
    .toSorted((a, b) => a.distance - b.distance);
  return ranked[0] !== undefined && ranked[0].distance <= limit ? ranked[0].each : null;
}
