import type { ComponentPropsWithRef } from 'react';
import classes from './visually-hidden.module.css';

/** Text for screen readers alone. */
export function VisuallyHidden(props: ComponentPropsWithRef<'span'>) {
  return <span {...props} className={classes.hidden} />;
}
