import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import classes from './section-title.module.css';

export interface SectionTitleProps {
  /** Which part of a token the section is about, for its colour. */
  readonly part?: 'header' | 'claims' | 'signature' | undefined;
  readonly children: ReactNode;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
}

/** The title of a section within a pane, in the colour of its part of a token. */
export function SectionTitle({ part, children, detail, actions }: SectionTitleProps) {
  return (
    <div className={classes.line}>
      <h3 className={classNames(classes.title, part !== undefined && classes[part])}>{children}</h3>
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
      {actions === undefined ? null : <span className={classes.actions}>{actions}</span>}
    </div>
  );
}
