import { memo, useMemo, type ReactNode } from 'react';
import type { JsonObject } from '../../core/contract/values.ts';
import { readOnce } from './read-once.ts';
import { readClaims, readHeader } from '../../core/jose/read-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import type { TokenKindDescription } from '../../core/jose/token.ts';
import { useJudgedInstant } from '../app/judged-instant.ts';
import { CompactForm } from './compact-form.tsx';
import { ExplainedToken } from './explained-token.tsx';
import { JudgedStrip } from './judged-strip.tsx';
import { TokenHeadline } from './token-headline.tsx';
import { TokenJson } from './token-json.tsx';
import { TokenProblems } from './token-problems.tsx';
import { TokenSegments } from './token-segments.tsx';
import type { TokenViewMode } from './token-view-mode.tsx';
import { Verdict } from './verdict.tsx';
import classes from './token-view.module.css';

const none: JsonObject = Object.freeze(Object.create(null));

export interface TokenViewProps {
  readonly text: string;
  /** The registration whose server may have issued it: its published keys are tried too. */
  readonly clientId?: string | undefined;
  readonly mode: TokenViewMode;
  /** What it is where that was shown by its surroundings. */
  readonly kind?: TokenKindDescription | undefined;
  /** Stands below what is known of the signature: ways to check or open the token with other keys. Memoize it. */
  readonly keys?: ReactNode;
}

/**
 * A token taken apart: what it is, whether its signature holds, what each member says. It takes any text; what cannot be
 * read is said, and what can be read is shown all the same.
 */
export const TokenView = memo(function TokenView({ text, clientId, mode, kind, keys }: TokenViewProps) {
  const at = useJudgedInstant();
  const token = useMemo(() => readOnce(text), [text]);
  const context = useMemo<MemberContext>(() => ({ at, header: readHeader(token) ?? none, claims: readClaims(token) ?? none }), [token, at]);
  return (
    <div className={classes.view}>
      <JudgedStrip />
      <TokenHeadline token={token} context={context} kind={kind} />
      <CompactForm token={token} />
      <Verdict token={token} clientId={clientId} />
      {keys}
      <TokenProblems problems={token.problems} />
      {mode === 'explained' ? <ExplainedToken token={token} context={context} /> : null}
      {mode === 'json' ? <TokenJson token={token} /> : null}
      {mode === 'raw' ? <TokenSegments token={token} /> : null}
    </div>
  );
});
