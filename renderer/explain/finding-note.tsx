import type { Fix } from '../../core/explain/fix.ts';
import type { Finding } from '../../core/explain/lint.ts';
import { SourceLink } from '../token/source-link.tsx';
import { classNames } from '../ui/class-names.ts';
import { SafeText } from '../wire/safe-text.tsx';
import { FixButton } from './fix-button.tsx';
import { RuleLink } from './rule-link.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import classes from './finding-note.module.css';

export interface FindingNoteProps {
  readonly finding: Finding;
  /** Carries a fix out; left out where nothing can be changed. */
  readonly onFix?: ((fix: Fix) => void) | undefined;
  /** Where it is, said before the sentence: for a text, “line 4”. */
  readonly place?: string | undefined;
}

/** A finding beside what it is about: the sentence, where it is written, and the button that mends it. */
export function FindingNote({ finding, onFix, place }: FindingNoteProps) {
  const { severity, message, source, rule, fix } = finding;
  return (
    <div className={classNames(classes.note, classes[severity])} data-rule={rule}>
      <SeverityIcon severity={severity} />
      <p className={classes.said}>
        {place === undefined ? null : <span className={classes.place}>{place}</span>}
        <SafeText text={message} />
      </p>
      <div className={classes.foot}>
        {fix === null || onFix === undefined ? null : <FixButton fix={fix} onFix={onFix} />}
        <span className={classes.meta}>
          <SourceLink source={source} /> · <RuleLink rule={rule} />
        </span>
      </div>
    </div>
  );
}
