import { type Filter, readFilter } from '../../../core/scan/filter-expression.ts';
import type { MemberName } from '../../../core/scan/found-token.ts';

/** A filter with the condition added that a member has a value, or has none when it is null. */
export function narrowedFilter(filter: string, member: MemberName, value: string | null): string {
  const condition = `${member} = ${value === null ? 'null' : quoted(value)}`;
  if (filter.trim() === '') return condition;
  const reading = readFilter(filter);
  const alternatives: Filter['is'] | undefined = 'filter' in reading ? reading.filter?.is : undefined;
  return `${alternatives === 'or' ? `(${filter})` : filter} and ${condition}`;
}

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
