import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './entry-list.module.css';

/** What there is to choose from, one entry below the other. */
export function EntryList({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}

interface EntryLinkProps extends ComponentPropsWithRef<'a'> {
  readonly href: string;
  /** Whether it is the one that is shown. */
  readonly selected: boolean;
}

/** One of the entries: its name in `strong`, and what else there is to say in `small`. */
export function EntryLink({ selected, className, children, ...native }: EntryLinkProps) {
  return (
    <li>
      <a {...native} aria-current={selected ? 'true' : undefined} className={classNames(classes.entry, className)}>
        {children}
      </a>
    </li>
  );
}

/** Says that nothing was found. */
export function NoEntry({ children }: { readonly children: ReactNode }) {
  return <p className={classes.none}>{children}</p>;
}
