import { useState } from 'react';
import { useHostAnswer, type HostAnswer } from './host-answer.ts';
import { missingPart, type KeySource } from './key-source.ts';
import type { SourceFaults } from './key-source-fields.tsx';
import { sourceFaults } from './source-faults.ts';
import { useKeySource, type WayMemory } from './use-key-source.ts';

/** What the host is asked about a token with the keys that a form names. */
export interface KeyQuestion<Result> {
  readonly source: KeySource;
  readonly answer: HostAnswer<Result>;
  /** Whether the keys as they are now were asked with, also where that could not be carried out. */
  readonly attempted: boolean;
  /** What is wrong, by field; what is about no field stands under `other`. */
  readonly faults: SourceFaults & { readonly other?: string };
  readonly change: (change: Partial<KeySource>) => void;
  /** Asks, unless something is missing, which is said then, or the host is being asked. */
  readonly ask: (run: (signal: AbortSignal) => Promise<Result>) => void;
}

interface KeyQuestionTerms {
  /** The token's text: an answer about another one is forgotten. */
  readonly about: string;
  readonly memory: WayMemory;
  /** The source as it is for this token; as it was chosen if left out. */
  readonly fitted?: (source: KeySource) => KeySource;
}

/** A form's keys, and the answer that they bring; a change of the keys forgets it. */
export function useKeyQuestion<Result>({ about, memory, fitted = (source) => source }: KeyQuestionTerms): KeyQuestion<Result> {
  const [chosen, setSource] = useKeySource(memory);
  const [tried, setTried] = useState(false);
  const answer = useHostAnswer<Result>(about);
  const source = fitted(chosen);
  const missing = missingPart(source);
  return {
    source,
    answer,
    faults: sourceFaults(tried ? missing : null, answer.fault),
    attempted: tried && (missing !== null || answer.busy || answer.result !== null || answer.fault !== null),
    change: (next) => {
      setTried(false);
      answer.forget();
      setSource(next);
    },
    ask: (run) => {
      setTried(true);
      if (missing === null && !answer.busy) answer.ask(run);
    },
  };
}
