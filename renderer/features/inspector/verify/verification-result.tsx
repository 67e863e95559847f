import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { TokenVerification } from '../../../../core/contract/token-opening.ts';
import { checkClaims, type ClaimCheck } from '../../../../core/inspect/claim-checks.ts';
import type { SentClaims } from '../../../../core/jose/repeated-members.ts';
import { useJudgedInstant } from '../../../app/judged-instant.ts';
import { JudgementClock } from '../../../token/judgement-clock.tsx';
import { VerdictLine } from '../../../token/verdict.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { ExpectedClaims } from './wanted-claims.tsx';
import classes from './verify.module.css';

const looks = {
  passed: { icon: CircleCheck, word: 'passed', look: classes.good },
  failed: { icon: CircleX, word: 'failed', look: classes.bad },
  unchecked: { icon: CircleHelp, word: 'not checked', look: classes.open },
} as const;

interface VerificationResultProps {
  /** Of the token, or of the payload that was given beside it; null where none can be read. */
  readonly sent: SentClaims;
  readonly result: TokenVerification;
  /** The issuer whose keys were used, which the token has to be from; empty where there was none. */
  readonly issuer: string;
  readonly wanted: ExpectedClaims;
}

/** What a check came to: each signature, what was checked beside it, and what that does not show. */
export function VerificationResult({ sent, result, issuer, wanted }: VerificationResultProps) {
  const { signature, signatures, warnings, reached } = result;
  return (
    <div className={classes.result}>
      <VerdictLine signature={signature} title={reached ? undefined : 'Server not reached'} />
      {signatures.length < 2
        ? null
        : signatures.map((each, index) => <VerdictLine key={index} signature={each} title={`Signature ${index + 1} ${each.state}`} />)}
      {warnings.map((warning) => (
        <Note key={warning} severity="warning">
          <SafeText text={warning} />
        </Note>
      ))}
      <BesideSignature sent={sent} issuer={issuer} wanted={wanted} />
    </div>
  );
}

/** Claims that are checked, or said not to be. */
function BesideSignature({ sent: { claims, repeats }, issuer, wanted }: Pick<VerificationResultProps, 'sent' | 'issuer' | 'wanted'>) {
  const at = useJudgedInstant();
  if (claims === null) return <p className={classes.small}>Only the signature was checked: there are no claims that can be read.</p>;
  const wantedIssuer = wanted.issuer || issuer || undefined;
  const checks = checkClaims(claims, { at, audience: wanted.audience || undefined, issuer: wantedIssuer }, repeats);
  const lines: readonly { readonly claim: ClaimCheck['claim']; readonly outcome: keyof typeof looks; readonly sentence: string }[] = [
    ...checks,
    ...(wanted.audience === ''
      ? [{ claim: 'aud', outcome: 'unchecked', sentence: 'Enter the audience that you expect to have it checked.' } as const]
      : []),
    ...(wantedIssuer === undefined
      ? [{ claim: 'iss', outcome: 'unchecked', sentence: 'Enter the issuer that you expect to have it checked.' } as const]
      : []),
  ];
  return (
    <section aria-label="Checked beside the signature" className={classes.beside}>
      <header className={classes.head}>
        <h3>Beside the signature</h3>
        <JudgementClock claims={claims} />
      </header>
      <ul>
        {lines.map(({ claim, outcome, sentence }) => (
          <li key={claim} className={classNames(classes.check, looks[outcome].look)}>
            <Icon of={looks[outcome].icon} />
            <code>{claim}</code>
            <span>
              <b>{looks[outcome].word}</b> <SafeText text={sentence} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
