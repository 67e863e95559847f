import { useState } from 'react';

/** Where the token comes from that another is compared with. */
export type OtherSource = 'found' | 'pasted' | 'built';

/** What a person chose to compare with. */
export interface OtherChoice {
  /** Null until one is chosen, and then the likeliest counts. */
  readonly source: OtherSource | null;
  readonly pasted: string;
  /** The token of the text that is chosen, by its text. */
  readonly found: string | null;
  /** The registration whose assertion it is; null for the one on the workbench. */
  readonly clientId: string | null;
}

/** In the page's memory alone, so that looking at another tab loses nothing. */
let kept: OtherChoice = { source: null, pasted: '', found: null, clientId: null };

/** What to compare with, as it was left. */
export function useOtherChoice(): readonly [OtherChoice, (change: Partial<OtherChoice>) => void] {
  const [choice, setChoice] = useState(kept);
  const change = (changed: Partial<OtherChoice>): void => {
    kept = { ...kept, ...changed };
    setChoice(kept);
  };
  return [choice, change];
}
