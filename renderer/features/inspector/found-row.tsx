import { memo, useMemo } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import type { TokenTimes } from '../../../core/jose/token.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { foundWords } from './found-words.ts';
import classes from './found-list.module.css';

const states: Readonly<Record<TokenTimes['state'], { readonly words: string; readonly tone: Tone }>> = {
  valid: { words: 'in force', tone: 'good' },
  expired: { words: 'expired', tone: 'warn' },
  'not-yet-valid': { words: 'not yet valid', tone: 'warn' },
  'no-expiry': { words: 'no expiry', tone: 'neutral' },
  unreadable: { words: 'dates unreadable', tone: 'warn' },
};

interface FoundRowProps {
  readonly token: FoundToken;
  /** The instant that dates are judged at, in milliseconds. */
  readonly at: number;
}

/** What a found token is, whose, where it was found, and whether it is in force. */
export const FoundRow = memo(function FoundRow({ token, at }: FoundRowProps) {
  const { kind, who, place, times } = useMemo(() => foundWords(token, at), [token, at]);
  return (
    <>
      <span className={classes.kind}>{kind}</span>
      {times === null ? (
        <span />
      ) : (
        <Chip size="s" tone={states[times.state].tone}>
          {states[times.state].words}
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
