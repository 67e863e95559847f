import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './key-section.module.css';

interface KeySectionProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of what is known of a key, and what can be done with it. */
export function KeySection({ title, about, children }: KeySectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {about === undefined ? null : <p className={classes.about}>{about}</p>}
      {children}
    </section>
  );
}
