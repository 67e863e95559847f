import { useMemo } from 'react';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import { tokenKind } from '../../core/jose/token-kind.ts';
import type { ReadToken, TokenKindDescription } from '../../core/jose/token.ts';
import { Chip } from '../ui/chip.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { judgedTimes } from './judged-times.ts';
import { JudgementClock } from './judgement-clock.tsx';
import classes from './token-view.module.css';

export interface TokenHeadlineProps {
  readonly token: ReadToken;
  readonly context: MemberContext;
  /** What it is where that was shown by its surroundings; left out, the token alone is judged. */
  readonly kind?: TokenKindDescription | undefined;
}

/** What a token is, by what that was recognised, and where its time stands. */
export function TokenHeadline({ token, context, kind: known }: TokenHeadlineProps) {
  const kind = useMemo(() => known ?? tokenKind(token), [known, token]);
  const times = judgedTimes(token, context);
  return (
    <div className={classes.headline}>
      <span className={classes.kind}>{kind.name}</span>
      <span className={classes.reason}>
        <SafeText text={kind.reason} />
      </span>
      {times === null ? null : (
        <span className={classes.times}>
          <Chip tone={times.tone}>{times.words}</Chip>
          <JudgementClock claims={times.claims} />
        </span>
      )}
    </div>
  );
}
