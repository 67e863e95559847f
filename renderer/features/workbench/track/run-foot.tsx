import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { PaneFoot } from '../../../ui/pane.tsx';
import { useShortcut } from '../../../ui/shortcut.ts';
import { useNow } from '../../../ui/use-now.ts';
import { primaryPlan, secondaryPlan } from '../run/plan.ts';
import type { StepName } from '../run/step.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from './track.module.css';

export interface RunFootProps {
  readonly step: StepName;
  /** Stands above the actions, over the whole width. */
  readonly above?: ReactNode;
  /** Actions of the step itself, after the main one. */
  readonly more?: ReactNode;
  /** A remark at the end of the line. */
  readonly aside?: ReactNode;
}

const shortcut = 'mod+Enter';

/** The one main action of a step: it runs the track up to here. Beside it the way further, or the way to stop. */
export function RunFoot({ step, above, more, aside }: RunFootProps) {
  const { situation, run, controls } = useWorkbench();
  const now = useNow(1000);
  const primary = primaryPlan(step, situation, run, now);
  const secondary = secondaryPlan(step, situation, run, now);
  const busy = run.running !== null;
  useShortcut(shortcut, () => void controls.start(primary.steps));
  return (
    <div className={classes.foot}>
      {above}
      <PaneFoot>
        <Button variant="primary" shortcut={shortcut} busy={busy} onClick={() => void controls.start(primary.steps)}>
          {primary.label}
        </Button>
        {busy ? <Button onClick={controls.cancel}>Cancel</Button> : null}
        {busy || secondary === null ? null : <Button onClick={() => void controls.start(secondary.steps)}>{secondary.label}</Button>}
        {busy ? null : more}
        {aside === undefined ? null : <span className={classes.aside}>{aside}</span>}
      </PaneFoot>
    </div>
  );
}
