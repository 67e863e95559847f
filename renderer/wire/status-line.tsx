import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import type { StatusTone } from './status-tone.ts';
import classes from './status-line.module.css';

export interface StatusLineProps {
  readonly tone: StatusTone;
  /** It is an earlier request’s, and stands back. */
  readonly stale?: boolean | undefined;
  /** The status and the error code: “401 invalid_client”. */
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

/** The outcome of an exchange, the first thing to read. */
export function StatusLine({ tone, stale = false, title, children }: StatusLineProps) {
  return (
    <div className={classNames(classes.status, stale ? classes.stale : classes[tone])}>
      <b>{title}</b>
      <div className={classes.text}>{children}</div>
    </div>
  );
}

/** The section that says so, at the end of a sentence. */
export function StatusSource({ source }: { readonly source: string | null }) {
  return source === null ? null : <span className={classes.source}>{source}</span>;
}
