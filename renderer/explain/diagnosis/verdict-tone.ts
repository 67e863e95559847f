import type { Verdict } from '../../../core/explain/diagnosis/cause.ts';
import type { Tone } from '../../ui/chip.tsx';

/** A verdict’s colour. */
export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  cause: 'bad',
  likely: 'warn',
  'wrong-but-not-this': 'neutral',
  'nothing-visible': 'neutral',
};
