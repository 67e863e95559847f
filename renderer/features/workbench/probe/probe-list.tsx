import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react';
import type { Ref } from 'react';
import type { ProbePlan } from '../../../../core/contract/probes.ts';
import type { ProbeConclusion, ProbeVerdict } from '../../../../core/explain/probe/conclusion.ts';
import { sameComplaint, type TrialAnswer, type TrialKind } from '../../../../core/explain/probe/trial.ts';
import { Icon } from '../../../ui/icon.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './probe.module.css';

interface ProbeListProps {
  readonly plan: ProbePlan;
  readonly answers: readonly TrialAnswer[];
  /** Null until the probe has ended. */
  readonly conclusion: ProbeConclusion | null;
}

/** Characters of a server’s description that are shown. */
const mostDescription = 300;

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

/** What an ended probe says of the changes that it did not come to; null where they do not matter any more. */
const untried: Readonly<Record<ProbeVerdict, string | null>> = {
  found: null,
  unconfirmed: 'not tried',
  'accepted as it is': null,
  unsteady: 'not tried',
  'not found': 'not tried',
  stopped: 'not tried',
};

function keepInView(row: HTMLLIElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

/** What was sent with how it was answered, and what is still to come. */
export function ProbeList({ plan: { variations }, answers, conclusion }: ProbeListProps) {
  const tried = new Set(answers.flatMap(({ trial }) => trial.variations));
  const rest = conclusion === null ? '' : untried[conclusion.verdict];
  const waiting = rest === null ? [] : variations.filter(({ id }) => !tried.has(id));
  if (answers.length + waiting.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard has to reach it
    <ol aria-label="Requests" tabIndex={0} className={classes.list}>
      {answers.map((answer, index) => (
        <AnsweredRow
          key={index}
          ref={index === answers.length - 1 ? keepInView : null}
          answer={answer}
          news={index === 0 || isNews(answer, answers[0])}
          variations={variations}
        />
      ))}
      {waiting.map(({ id, fix, reason }) => (
        <li key={id} className={classes.waiting}>
          <Icon of={CircleDashed} />
          <span>
            <SafeText text={fix.title} />
            <small>{reason}</small>
          </span>
          <span className={classes.answer}>{rest}</span>
        </li>
      ))}
    </ol>
  );
}

function isNews(answer: TrialAnswer, original: TrialAnswer | undefined): boolean {
  return original === undefined || !sameComplaint(answer, original);
}

interface AnsweredRowProps {
  readonly ref: Ref<HTMLLIElement>;
  readonly answer: TrialAnswer;
  /** Whether the server’s words are others than those about the request as it is. */
  readonly news: boolean;
  readonly variations: ProbePlan['variations'];
}

function AnsweredRow({ ref, answer: { trial, outcome, status, error, description }, news, variations }: AnsweredRowProps) {
  const { icon, look, word } = outcomes[outcome];
  const titles = variations.filter(({ id }) => trial.variations.includes(id)).map(({ fix }) => fix.title);
  return (
    <li ref={ref} className={look}>
      <Icon of={icon} />
      <span>
        <SafeText text={`${kinds[trial.kind]}${titles.join(', and ')}`} />
        {description === null || !news ? null : (
          <small>
            <SafeText text={description.slice(0, mostDescription)} />
          </small>
        )}
      </span>
      <span className={classes.answer}>
        <SafeText text={[word, status, error].filter((part) => part !== null).join(' ')} />
      </span>
    </li>
  );
}
