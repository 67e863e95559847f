import { useState } from 'react';

/** A token that was opened out of another one. */
export interface TrailStep {
  readonly text: string;
  /** What it is, in a word: “JWT”. */
  readonly label: string;
  /** How it was come by and what that shows, in sentences. */
  readonly remarks: readonly string[];
}

/** The way from the token that was pasted to the one inside it that is open. */
export interface Trail {
  readonly steps: readonly TrailStep[];
  /** Opens what was found inside the token that is open, layer by layer. */
  readonly enter: (inside: readonly TrailStep[]) => void;
  /** Goes back until so many steps are left. */
  readonly back: (length: number) => void;
}

/** The trail from a token; another token begins a new one. */
export function useTrail(root: string): Trail {
  const [kept, setKept] = useState<{ readonly root: string; readonly steps: readonly TrailStep[] }>({ root, steps: [] });
  const steps = kept.root === root ? kept.steps : [];
  return {
    steps,
    enter: (inside) => setKept({ root, steps: [...steps, ...inside] }),
    back: (length) => setKept({ root, steps: steps.slice(0, length) }),
  };
}
