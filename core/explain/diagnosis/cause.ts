import type { Source } from '../../jose/sources.ts';
import type { Fix } from '../fix.ts';
import type { ServerCheckName } from './server-check.ts';

/**
 * What is thought of a cause: it is the one; it is likely; it is wrong, but the server complained of something else; nothing wrong can be seen
 * from here.
 */
export const verdicts = ['cause', 'likely', 'wrong-but-not-this', 'nothing-visible'] as const;
export type Verdict = (typeof verdicts)[number];

/** One thing that may be why a server refused, with what speaks for and against it. */
export interface Cause {
  /** The id of the rule that is broken (“AUD-07”), else a word of its own (“client-unknown”). */
  readonly id: string;
  readonly verdict: Verdict;
  /** From 0 to 1. */
  readonly confidence: number;
  /** The server's check that fails; null where nothing is visible. */
  readonly check: ServerCheckName | null;
  /** One or two sentences with the actual values. */
  readonly title: string;
  readonly evidence: { readonly for: readonly string[]; readonly against: readonly string[] };
  /** What to do, in a sentence; null where the fix says it all. */
  readonly advice: string | null;
  readonly fix: Fix | null;
  readonly source: Source | null;
}
