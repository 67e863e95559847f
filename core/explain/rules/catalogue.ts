import type { Rule } from '../rule.ts';
import { audienceRules } from './audience.ts';
import { claimRules } from './claims.ts';

/** Every rule, in the order in which findings are shown: one line for each family. */
export const catalogue: readonly Rule[] = [...claimRules, ...audienceRules];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule with an id, letters compared without case, or undefined. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id.toUpperCase());
}
