import type { Rule } from '../rule.ts';
import { algorithmChoiceRules } from './algorithm-choice.ts';
import { algorithmKeyRules } from './algorithm-key.ts';
import { algorithmSignatureRules } from './algorithm-signature.ts';

/** ALG: the algorithm, what it is used with, and the signature that it made. */
export const algorithmRules: readonly Rule[] = [...algorithmChoiceRules, ...algorithmKeyRules, ...algorithmSignatureRules].toSorted(
  (one, other) => one.id.localeCompare(other.id),
);
