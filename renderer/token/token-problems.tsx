import { useState } from 'react';
import { placeInToken } from '../../core/jose/problem-place.ts';
import type { ReadingProblem } from '../../core/jose/token.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import classes from './token-view.module.css';

const firstProblems = 5;

function placeWords(problem: ReadingProblem): string | null {
  const place = placeInToken(problem);
  return place === null ? null : ` At ${place}.`;
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
