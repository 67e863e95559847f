import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './chip.module.css';

/** What a state is like. Colour is never its only sign: the text beside it says the same. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent';

interface ChipProps extends Omit<ComponentPropsWithRef<'button'>, 'type'> {
  readonly tone?: Tone | undefined;
  readonly icon?: ReactNode;
  /** `s`: a label inside a line of text or a table. */
  readonly size?: 'm' | 's' | undefined;
}

/** A small fact at the edge of a view. With `onClick` it is a button. */
export function Chip({ tone = 'neutral', icon, size = 'm', className, children, onClick, ...native }: ChipProps) {
  const names = classNames(classes.chip, tone !== 'neutral' && classes[tone], size === 's' && classes.s, className);
  if (onClick === undefined) {
    return (
      <span className={names} title={native.title}>
        {icon}
        {children}
      </span>
    );
  }
  return (
    <button type="button" {...native} className={names} onClick={onClick}>
      {icon}
      {children}
    </button>
  );
}

/** A coloured dot beside the text that says what it means. */
export function StateDot({ tone }: { readonly tone: Tone }) {
  return <span aria-hidden="true" className={classNames(classes.dot, tone !== 'neutral' && classes[tone])} />;
}
