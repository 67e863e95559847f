import type { ReactNode } from 'react';
import { Split } from '../../../ui/split.tsx';
import { SecondPane } from '../findings/second-pane.tsx';
import type { RunStep, StepName } from '../run/step.ts';
import { useWorkbench } from '../workbench-context.ts';
import { NotRun } from './not-run.tsx';

/** What a step makes, in words. */
interface StepResult {
  /** What its pane is called. */
  readonly title: string;
  /** The same in a sentence: “Show the answer before this”. */
  readonly noun: string;
  readonly missing: string;
  /** The steps whose faults keep it from being made. */
  readonly blamed: readonly StepName[];
}

const results: Readonly<Record<RunStep, StepResult>> = {
  assertion: { title: 'Signed assertion', noun: 'assertion', missing: 'Not signed', blamed: ['assertion'] },
  request: { title: 'Answer', noun: 'answer', missing: 'Not sent', blamed: ['assertion', 'request'] },
  call: { title: 'Answer', noun: 'answer', missing: 'Not sent', blamed: ['call'] },
};

interface StepPanesProps {
  readonly step: RunStep;
  readonly editor: ReactNode;
  /** The pane of what the step made. */
  readonly children: ReactNode;
}

/** A step that runs: what goes into it on the left, what it made on the right, or why it made nothing. */
export function StepPanes({ step, editor, children }: StepPanesProps) {
  const { run } = useWorkbench();
  const { title, noun, missing, blamed } = results[step];
  return (
    <Split
      label="Width of the editor"
      storageKey={step}
      first={editor}
      second={
        <SecondPane>
          <NotRun
            fault={run.fault !== null && blamed.includes(run.fault.step) ? run.fault : null}
            title={title}
            outcome={missing}
            earlier={run[step] === null ? null : `Show the ${noun} before this`}
          >
            {children}
          </NotRun>
        </SecondPane>
      }
    />
  );
}
