import type { LucideIcon } from 'lucide-react';
import classes from './icon.module.css';

/** An icon of the one family, at the one size and stroke. It says nothing to a screen reader: its control has a name. */
export function Icon({ of: Picture }: { readonly of: LucideIcon }) {
  return <Picture className={classes.icon} aria-hidden="true" />;
}
