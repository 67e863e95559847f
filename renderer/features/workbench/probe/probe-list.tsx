import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react';
import type { ProbePlan } from '../../../../core/contract/probes.ts';
import type { TrialAnswer, TrialKind } from '../../../../core/explain/probe/trial.ts';
import { Icon } from '../../../ui/icon.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './probe.module.css';

interface ProbeListProps {
  readonly plan: ProbePlan;
  readonly answers: readonly TrialAnswer[];
  /** Nothing more is to come. */
  readonly over: boolean;
}

const outcomes = {
  accepted: { icon: CircleCheck, look: classes.taken, word: 'taken' },
  refused: { icon: CircleX, look: classes.refused, word: 'refused' },
  'slow down': { icon: CircleHelp, look: classes.open, word: 'asked to slow down' },
  unreached: { icon: CircleHelp, look: classes.open, word: 'no answer' },
  'not sent': { icon: CircleHelp, look: classes.open, word: 'cannot be made' },
} as const;

const kinds: Readonly<Record<TrialKind, string>> = {
  original: 'As it is',
  variation: '',
  pair: '',
  'original again': 'As it is, once more',
  confirmation: 'Confirm: ',
};

/** What was sent with how it was answered, and what is still to come. */
export function ProbeList({ plan: { variations }, answers, over }: ProbeListProps) {
  const tried = new Set(answers.flatMap(({ trial }) => trial.variations));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard has to reach it
    <ol aria-label="Requests" tabIndex={0} className={classes.list}>
      {answers.map((answer, index) => {
        const { icon, look, word } = outcomes[answer.outcome];
        const titles = variations.filter(({ id }) => answer.trial.variations.includes(id)).map(({ fix }) => fix.title);
        return (
          <li key={index} className={look}>
            <Icon of={icon} />
            <span>
              <SafeText text={`${kinds[answer.trial.kind]}${titles.join(', and ')}`} />
            </span>
            <span className={classes.answer}>
              <SafeText text={[word, answer.status, answer.error].filter((part) => part !== null).join(' ')} />
            </span>
          </li>
        );
      })}
      {variations
        .filter(({ id }) => !over && !tried.has(id))
        .map(({ id, fix, reason }) => (
          <li key={id} className={classes.waiting}>
            <Icon of={CircleDashed} />
            <span>
              <SafeText text={fix.title} />
              <small>{reason}</small>
            </span>
          </li>
        ))}
    </ol>
  );
}
