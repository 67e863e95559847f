import { CircleMinus, CirclePlus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { verdictWords } from '../../../core/explain/diagnosis/verdict-words.ts';
import type { Explanation } from '../../../core/contract/explanations.ts';
import { wantsFreshToken, type Fix } from '../../../core/explain/fix.ts';
import { SourceLink } from '../../token/source-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { RuleLink } from '../rule-link.tsx';
import { verdictTone } from './verdict-tone.ts';
import classes from './cause-card.module.css';

/** Some causes are what a rule looks for, and are called like it. */
const ruleId = /^[A-Z]{3,4}-\d{2}$/;

/** What can be done about a cause. */
export interface FixActions {
  /** Whether a fix can be carried out from here; its button is left out where it cannot. */
  readonly takes: (fix: Fix) => boolean;
  /** Changes what is wrong. */
  readonly fix: (fix: Fix) => void;
  /** Changes it and sends again. */
  readonly fixAndSend: (fix: Fix) => void;
}

export interface CauseCardProps extends FixActions {
  readonly cause: Explanation['causes'][number];
  /** The likeliest one. */
  readonly first: boolean;
  readonly busy: boolean;
}

/** One thing that may be why the server refused: the verdict, what speaks for and against it, and what to do. */
export function CauseCard({ cause, first, busy, takes, fix: change, fixAndSend }: CauseCardProps) {
  const id = useId();
  const { title, verdict, evidence, advice, source } = cause;
  const fix = cause.fix !== null && takes(cause.fix) ? cause.fix : null;
  const sends = verdict !== 'wrong-but-not-this';
  return (
    <li className={classNames(classes.cause, first && classes[verdict === 'cause' ? 'certain' : 'first'])} data-cause={cause.id}>
      <p className={classes.head}>
        <Chip size="s" tone={verdictTone[verdict]}>
          {verdictWords(cause)}
        </Chip>
        <span className={classes.meta}>
          {ruleId.test(cause.id) ? <RuleLink rule={cause.id} /> : <span>{cause.id}</span>}
          <SourceLink source={source} />
        </span>
      </p>
      <p className={classes.title}>
        <SafeText text={title} />
      </p>
      <EvidenceList sentences={evidence.for} icon={CirclePlus} word="For" className={classes.for} />
      <EvidenceList sentences={evidence.against} icon={CircleMinus} word="Against" className={classes.against} />
      {advice === null ? null : (
        <p className={classes.advice}>
          <SafeText text={advice} />
        </p>
      )}
      {fix === null && cause.fix !== null ? (
        <p className={classes.advice}>
          <SafeText text={`${cause.fix.title}.`} />
        </p>
      ) : null}
      {fix === null ? null : (
        <div className={classes.acts}>
          {sends ? (
            <Button
              size="s"
              variant={first ? 'primary' : 'plain'}
              busy={busy}
              aria-describedby={`${id}-fix`}
              onClick={() => fixAndSend(fix)}
            >
              Fix and send again
            </Button>
          ) : null}
          {wantsFreshToken(fix) ? null : (
            <Button size="s" aria-describedby={`${id}-fix`} aria-disabled={busy || undefined} onClick={() => change(fix)}>
              {sends ? 'Only fix it' : 'Fix it'}
            </Button>
          )}
          <span id={`${id}-fix`} className={classes.does}>
            <SafeText text={fix.title} />
          </span>
        </div>
      )}
    </li>
  );
}

interface EvidenceListProps {
  readonly sentences: readonly string[];
  readonly icon: LucideIcon;
  readonly word: string;
  readonly className: string | undefined;
}

function EvidenceList({ sentences, icon, word, className }: EvidenceListProps) {
  return sentences.map((sentence) => (
    <p key={sentence} className={classNames(classes.evidence, className)}>
      <Icon of={icon} />
      <span>
        <VisuallyHidden>{word}: </VisuallyHidden>
        <SafeText text={sentence} />
      </span>
    </p>
  ));
}
