import type { ReactNode } from 'react';
import classes from './labelled.module.css';

/** The visible label of controls that name themselves, such as `Segmented`. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.labelled}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
