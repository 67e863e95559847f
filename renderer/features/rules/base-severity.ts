import type { Rule } from '../../../core/explain/rule.ts';
import type { Severity } from '../../../core/explain/severity.ts';

/** What a rule weighs where no profile says otherwise. */
export function baseSeverity({ severity }: Pick<Rule, 'severity'>): Severity {
  return typeof severity === 'string' ? severity : severity.base;
}
