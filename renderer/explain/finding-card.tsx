import type { Fix } from '../../core/explain/fix.ts';
import type { Finding } from '../../core/explain/lint.ts';
import { SourceLink } from '../token/source-link.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { DisagreementView } from './disagreement-view.tsx';
import { memberText } from './findings-of.ts';
import type { Judgement, RuleReference } from './judge.ts';
import { FixButton } from './fix-button.tsx';
import { RuleLink } from './rule-link.tsx';
import { severityReason } from './severity-reason.ts';
import { SeverityIcon } from './severity-icon.tsx';
import classes from './finding-card.module.css';

export interface FindingCardProps {
  readonly finding: Finding;
  readonly profile: Judgement['profile'];
  readonly reference: RuleReference;
  /** Carries a fix out; left out where nothing can be changed. */
  readonly onFix?: ((fix: Fix) => void) | undefined;
  /** Goes to the member that it is about; left out where there is no such place. */
  readonly onShow?: ((finding: Finding) => void) | undefined;
}

/** A finding in a list, with all there is to say about it. */
export function FindingCard({ finding, profile, reference, onFix, onShow }: FindingCardProps) {
  const { severity, message, source, rule, fix } = finding;
  const where = memberText(finding);
  return (
    <li className={classes.card} data-severity={severity} data-rule={rule}>
      <SeverityIcon severity={severity} />
      <div className={classes.content}>
        <p className={classes.said}>
          <SafeText text={message} />
        </p>
        <p className={classes.meta}>
          {where === null ? null : onShow === undefined ? (
            <code className={classes.where}>
              <SafeText text={where} />
            </code>
          ) : (
            <button type="button" className={classes.where} onClick={() => onShow(finding)}>
              <SafeText text={where} />
            </button>
          )}
          <RuleLink rule={rule} />
          <SourceLink source={source} />
        </p>
        {fix === null || onFix === undefined ? null : <FixButton fix={fix} onFix={onFix} />}
        <Disclosure summary="Why it matters">
          <div className={classes.why}>
            <p>{reference.about}</p>
            <p>{severityReason(finding, profile)}</p>
            {reference.disagreements.map((disagreement) => (
              <DisagreementView key={disagreement.id} disagreement={disagreement} />
            ))}
          </div>
        </Disclosure>
      </div>
    </li>
  );
}
