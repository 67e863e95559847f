import type { Verdict } from '../../../core/explain/diagnosis/cause.ts';
import type { Tone } from '../../ui/chip.tsx';

/** How a verdict is said, and its colour. */
export const verdictWords: Readonly<Record<Verdict, { readonly words: string; readonly tone: Tone }>> = {
  cause: { words: 'This is the cause', tone: 'bad' },
  likely: { words: 'Likely', tone: 'warn' },
  'wrong-but-not-this': { words: 'Wrong, but not what the server complained about', tone: 'neutral' },
  'nothing-visible': { words: 'Nothing can be seen from here', tone: 'neutral' },
};
