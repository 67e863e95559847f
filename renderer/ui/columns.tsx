import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './columns.module.css';

interface ColumnsProps {
  /** What stands at the left, which says how much of the width it has. */
  readonly of: 'list' | 'wideList' | 'table';
  /** What there is to choose from, and what is chosen. */
  readonly children: ReactNode;
}

/** What there is to choose from, and beside it the one that is chosen. */
export function Columns({ of, children }: ColumnsProps) {
  return <div className={classNames(classes.columns, classes[of])}>{children}</div>;
}
