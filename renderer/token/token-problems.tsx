import { useState } from 'react';
import type { ReadingProblem } from '../../core/jose/token.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import classes from './token-view.module.css';

const firstProblems = 5;

/** Where it is, unless the message says so itself. */
function placeWords({ message, position }: ReadingProblem): string | null {
  return position === null || /\b(?:character|line) \d/.test(message) ? null : ` At character ${position + 1} of the token.`;
}

/** What is wrong with a token's text, the gravest first, each with its place. */
export function TokenProblems({ problems }: { readonly problems: readonly ReadingProblem[] }) {
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const order = ['error', 'warning', 'information'] as const;
  const sorted = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const shown = all ? sorted : sorted.slice(0, firstProblems);
  return (
    <div className={classes.problems}>
      {shown.map((problem, index) => (
        <Note key={index} severity={problem.severity} source={problem.source}>
          <SafeText text={problem.message} />
          {placeWords(problem)}
        </Note>
      ))}
      {shown.length < sorted.length ? (
        <Button variant="quiet" size="s" onClick={() => setAll(true)}>
          Show all {sorted.length} remarks
        </Button>
      ) : null}
    </div>
  );
}
