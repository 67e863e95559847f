import type { Source } from '../../jose/sources.ts';
import type { Fix } from '../fix.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';
import type { ServerCheckName } from './server-check.ts';

/**
 * How sure it is that a server refuses this: `certain` for any server, or for this one by what it says of itself; `probable` for most; `possible`
 * for some; `remote` for a few, so that it is not worth more than a try.
 */
export type Strength = 'certain' | 'probable' | 'possible' | 'remote';

/** Something that may be why a server refused a request. */
export interface Suspicion {
  /** That of the rule which is broken (“AUD-07”), else a word of its own (“client-unknown”). */
  readonly id: string;
  /** The server's check that it fails. */
  readonly check: ServerCheckName;
  readonly strength: Strength;
  /** One or two sentences with the actual values: what is wrong. */
  readonly title: string;
  /** Further evidence for it, in sentences. */
  readonly because: readonly string[];
  /** Evidence against it, in sentences. */
  readonly against: readonly string[];
  /** What to do, in a sentence; null where the fix says it all. */
  readonly advice: string | null;
  readonly fix: Fix | null;
  readonly source: Source | null;
}

/** A suspicion as a detector writes it down: what is left out is nothing. */
export type SuspicionParts = Pick<Suspicion, 'id' | 'check' | 'strength' | 'title'> & Partial<Suspicion>;

/** Looks for one kind of cause. */
export type Detector = (facts: DiagnosisFacts) => SuspicionParts | readonly SuspicionParts[] | null;

/** Completes a suspicion. */
export function suspicion(parts: SuspicionParts): Suspicion {
  return { because: [], against: [], advice: null, fix: null, source: null, ...parts };
}
