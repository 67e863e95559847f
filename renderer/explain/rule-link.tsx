import { routeHref } from '../app/routes.ts';
import classes from './rule-link.module.css';

/** A rule's id, which leads to what the reference says of it. */
export function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <a className={classes.rule} href={routeHref('rules', rule)} title={`What ${rule} looks at`}>
      {rule}
    </a>
  );
}
