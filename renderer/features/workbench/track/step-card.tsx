import { History } from 'lucide-react';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { severityCounts } from '../../../explain/findings-of.ts';
import { SeverityCountsView } from '../../../explain/severity-icon.tsx';
import { useFindings } from '../findings/findings-context.ts';
import { findingsAtStep } from '../findings/step-findings.ts';
import { stepSummary } from '../run/step-summary.ts';
import type { StepName } from '../run/step.ts';
import { useWorkbench } from '../workbench-context.ts';
import { useCause } from './use-cause.ts';
import classes from './track.module.css';

export interface StepCardProps {
  readonly name: StepName;
  readonly title: string;
  readonly number: number;
}

/** A step at a glance: what came of it, how long it holds, whether it is stale. */
export function StepCard({ name, title, number }: StepCardProps) {
  const { situation, run } = useWorkbench();
  const now = useNow(1000);
  const found = useFindings();
  const { badge, line, stale, running } = stepSummary(name, situation, run, now, useCause(name, run));
  return (
    <>
      <span className={classes.head}>
        <span className={classes.number}>{number}</span>
        <b>{title}</b>
        {running ? <span className={classes.spinner} /> : null}
        <SeverityCountsView counts={severityCounts(findingsAtStep(found, name))} />
        {badge === null ? null : (
          <span className={classNames(classes.badge, stale ? classes.stale : classes[badge.tone])}>
            {stale ? <Icon of={History} /> : null}
            {stale ? <VisuallyHidden>stale: </VisuallyHidden> : null}
            {badge.text}
          </span>
        )}
      </span>
      <span className={classes.line} title={line}>
        {line}
      </span>
    </>
  );
}
