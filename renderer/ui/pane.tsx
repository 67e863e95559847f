import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './pane.module.css';

/** A part of the window with a head, a scrolling body and a foot. Give it `aria-label` or `aria-labelledby`. */
export function Pane({ className, ...native }: ComponentPropsWithRef<'section'>) {
  return <section {...native} className={classNames(classes.pane, className)} />;
}

interface PaneHeadProps {
  readonly title: ReactNode;
  /** Ties the pane to its heading through `aria-labelledby`. */
  readonly titleId?: string | undefined;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
}

/** The line above a pane's body. */
export function PaneHead({ title, titleId, detail, actions }: PaneHeadProps) {
  return (
    <header className={classes.head}>
      <h2 id={titleId} className={classes.title}>
        {title}
      </h2>
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  );
}

interface PaneBodyProps extends ComponentPropsWithRef<'div'> {
  /** Space around the content: `none` for a table, `wide` for a form. */
  readonly inset?: 'normal' | 'none' | 'wide' | undefined;
}

/** What scrolls. */
export function PaneBody({ inset = 'normal', className, ...native }: PaneBodyProps) {
  return <div {...native} className={classNames(classes.body, classes[inset], className)} />;
}

/** The actions of a pane. */
export function PaneFoot({ className, ...native }: ComponentPropsWithRef<'footer'>) {
  return <footer {...native} className={classNames(classes.foot, className)} />;
}
