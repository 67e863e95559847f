import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { DatedText } from './dated-text.tsx';
import classes from './facts.module.css';

/** Names and what they are, in two columns. */
export function Facts({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? <DatedText text={value} /> : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
