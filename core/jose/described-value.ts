import type { MemberContext, RegisteredMember } from './registered-member.ts';
import type { DescribedMember } from './token.ts';

const longestText = 2000;

/** A value as text: strings bare, everything else as JSON, or as it is written where that is given; bounded. */
export function shownValue(value: unknown, written?: string): Pick<DescribedMember, 'text' | 'shortened'> {
  const whole = typeof value === 'string' ? value : (written ?? JSON.stringify(value));
  const shortened = whole.length > longestText;
  return { text: shortened ? whole.slice(0, longestText) : whole, shortened };
}

const nothing = { meaning: null, words: null, fault: null, source: null } as const;

/** What is to be said of a value by the registry's entry for its member, if there is one. */
export function describeValue(
  value: unknown,
  entry: RegisteredMember | undefined,
  context: MemberContext,
): Pick<DescribedMember, 'meaning' | 'words' | 'fault' | 'source'> {
  if (entry === undefined) return nothing;
  const { words, fault } = entry.describe(value, context);
  const source = entry.sourceHere?.(context) ?? entry.source;
  return { meaning: entry.meaningHere?.(value, context) ?? entry.meaning, words, fault, source };
}
