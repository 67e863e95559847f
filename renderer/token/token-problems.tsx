import { placeInToken } from '../../core/jose/problem-place.ts';
import type { ReadingProblem } from '../../core/jose/token.ts';
import { SafeText } from '../wire/safe-text.tsx';
import { NoteList } from './note-list.tsx';

/** What is wrong with a token's text, the gravest first, each with its place. */
export function TokenProblems({ problems }: { readonly problems: readonly ReadingProblem[] }) {
  return (
    <NoteList
      remarks={problems.map((problem) => {
        const place = placeInToken(problem);
        return {
          severity: problem.severity,
          source: problem.source,
          content: <SafeText text={place === null ? problem.message : `${problem.message} At ${place}.`} />,
        };
      })}
    />
  );
}
