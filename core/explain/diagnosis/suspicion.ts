import type { Fix } from '../fix.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';
import type { ServerCheckName } from './server-check.ts';

/**
 * How sure it is that a server refuses this: `certain` for any server, or for this one by what it says of itself; `probable` for most; `possible`
 * for some.
 */
export type Strength = 'certain' | 'probable' | 'possible';

/** Something that may be why a server refused a request. */
export interface Suspicion {
  /** Stable: “aud-near-issuer”. */
  readonly id: string;
  /** The server's check that it would fail. */
  readonly check: ServerCheckName;
  readonly strength: Strength;
  /** One or two sentences with the actual values: what is wrong. */
  readonly title: string;
  /** Further evidence for it, in sentences. */
  readonly because?: readonly string[];
  /** Evidence against it, in sentences. */
  readonly against?: readonly string[];
  readonly fix?: Fix | null;
  /** Rules of the catalogue that say the same; their findings add nothing to it. */
  readonly rules?: readonly string[];
}

/** Looks for one kind of cause. */
export type Detector = (facts: DiagnosisFacts) => Suspicion | readonly Suspicion[] | null;
