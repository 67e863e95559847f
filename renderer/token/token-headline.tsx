import { useMemo } from 'react';
import { datedClaims } from '../../core/jose/read-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import { tokenKind } from '../../core/jose/token-kind.ts';
import { tokenTimes } from '../../core/jose/token-times.ts';
import type { ReadToken, TokenKindDescription, TokenTimes } from '../../core/jose/token.ts';
import { describeDate } from '../../core/jose/value-words.ts';
import { Chip, type Tone } from '../ui/chip.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { JudgementClock } from './judgement-clock.tsx';
import classes from './token-view.module.css';

const tones: Readonly<Record<TokenTimes['state'], Tone>> = {
  valid: 'good',
  expired: 'bad',
  'not-yet-valid': 'warn',
  'no-expiry': 'neutral',
  unreadable: 'neutral',
};

export interface TokenHeadlineProps {
  readonly token: ReadToken;
  readonly context: MemberContext;
  /** What it is where that was shown by its surroundings; left out, the token alone is judged. */
  readonly kind?: TokenKindDescription | undefined;
}

/** What a token is, by what that was recognised, and where its time stands. */
export function TokenHeadline({ token, context, kind: known }: TokenHeadlineProps) {
  const kind = useMemo(() => known ?? tokenKind(token), [known, token]);
  const dated = datedClaims(token);
  const times = tokenTimes(dated, context.at, token.repeats);
  const doubtful = times.state === 'valid' && describeDate(context.claims['exp'], context).fault !== null;
  return (
    <div className={classes.headline}>
      <span className={classes.kind}>{kind.name}</span>
      <span className={classes.reason}>
        <SafeText text={kind.reason} />
      </span>
      {dated === null ? null : (
        <span className={classes.times}>
          <Chip tone={doubtful ? 'warn' : tones[times.state]}>{times.words}</Chip>
          <JudgementClock claims={dated} />
        </span>
      )}
    </div>
  );
}
