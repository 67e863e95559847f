import { useState } from 'react';

/** What a person pasted into the inspector. */
export interface Pasted {
  readonly text: string;
  /** Characters of a text that was pasted last and is too long to be read; null when none was. */
  readonly refused: number | null;
}

/** Kept while other views are looked at, in memory alone. */
let kept: Pasted = { text: '', refused: null };

/** The text that is being inspected. It outlives the view, not the page. */
export function usePasted(): [Pasted, (pasted: Pasted) => void] {
  const [pasted, setPasted] = useState(kept);
  const keep = (next: Pasted): void => {
    kept = next;
    setPasted(next);
  };
  return [pasted, keep];
}
