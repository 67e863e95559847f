import { useMemo, type ReactNode } from 'react';
import type { Need } from '../../core/explain/facts.ts';
import type { NotChecked } from '../../core/explain/lint.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { RuleLink } from './rule-link.tsx';
import { uncheckedGroups } from './unchecked-groups.ts';
import classes from './findings-list.module.css';

export interface NotCheckedViewProps {
  readonly notChecked: readonly NotChecked[];
  /** What can be done about something that is missing. */
  readonly remedy?: ((missing: readonly Need[]) => ReactNode) | undefined;
}

/** The rules that could not be checked, and what each needs: what was not looked at is no pass. */
export function NotCheckedView({ notChecked, remedy }: NotCheckedViewProps) {
  const groups = useMemo(() => uncheckedGroups(notChecked), [notChecked]);
  if (notChecked.length === 0) return null;
  return (
    <Disclosure summary={notChecked.length === 1 ? 'One rule was not checked' : `${notChecked.length} rules were not checked`}>
      <ul className={classes.unchecked} aria-label="Not checked">
        {groups.map(({ needs, missing, rules }) => (
          <li key={needs}>
            <div>
              <p>Not checked: {needs}.</p>
              <p className={classes.rules}>
                {rules.map((rule) => (
                  <RuleLink key={rule} rule={rule} />
                ))}
              </p>
            </div>
            {remedy?.(missing)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
