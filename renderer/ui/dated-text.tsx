import { Fragment } from 'react';
import classes from './dated-text.module.css';

/** Dates, with their time where one follows: “2026-01-01 00:05:12 UTC”. */
const date = /\b\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?: UTC)?)?\b/g;

/** Characters of a text that may be a sentence; what is longer is shown as it is. */
const longestSentence = 2000;

/** A text whose dates stay on one line: browsers break lines at the hyphens in them. */
export function DatedText({ text }: { readonly text: string }) {
  if (text.length > longestSentence) return text;
  const dates = Array.from(text.matchAll(date), ({ 0: found, index }) => ({ found, index }));
  if (dates.length === 0) return text;
  const last = dates.at(-1);
  return (
    <>
      {dates.map(({ found, index }, number) => {
        const before = dates[number - 1];
        return (
          <Fragment key={index}>
            {text.slice(before === undefined ? 0 : before.index + before.found.length, index)}
            <span className={classes.date}>{found}</span>
          </Fragment>
        );
      })}
      {last === undefined ? null : text.slice(last.index + last.found.length)}
    </>
  );
}
