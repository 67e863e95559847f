import { memo, useMemo } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import { Chip } from '../../ui/chip.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { foundWords } from './found-words.ts';
import classes from './found-list.module.css';

interface FoundRowProps {
  readonly token: FoundToken;
  /** The instant that dates are judged at, in milliseconds. */
  readonly at: number;
}

/** What a found token is, whose, where it was found, and where its time stands. */
export const FoundRow = memo(function FoundRow({ token, at }: FoundRowProps) {
  const { kind, who, place, times } = useMemo(() => foundWords(token, at), [token, at]);
  return (
    <>
      <span className={classes.kind}>{kind}</span>
      {times === null ? (
        <span />
      ) : (
        <Chip size="s" tone={times.tone} className={classes.times} title={times.words}>
          <span>{times.words}</span>
        </Chip>
      )}
      <span className={classes.who} title={who}>
        <SafeText text={who} />
      </span>
      <span className={classes.place}>
        <SafeText text={place} />
      </span>
    </>
  );
});
