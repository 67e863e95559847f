import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import classes from './sheet.module.css';

/** The paper that a view is written on. `data-over` outlines it while a file is held over it. */
export function Sheet({ className, ...native }: ComponentPropsWithRef<'div'>) {
  return <div {...native} className={classNames(classes.sheet, className)} />;
}
