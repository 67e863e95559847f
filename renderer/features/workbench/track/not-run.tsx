import { useState, type ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { StatusLine } from '../../../wire/status-line.tsx';
import type { StepFault } from '../run/fault.ts';
import classes from '../workbench-panes.module.css';

interface NotRunProps {
  /** Why the last run could not be carried out; null when it was. */
  readonly fault: StepFault | null;
  /** What the pane is called. */
  readonly title: string;
  /** “Not sent”. */
  readonly outcome: string;
  /** Offers the result before this one: “Show the answer before this”; null where there is none. */
  readonly earlier: string | null;
  /** The pane as it is after a run that could be carried out. */
  readonly children: ReactNode;
}

/** Stands in a result's place while the last run could not be carried out, so that an earlier result is not taken for this one's. */
export function NotRun({ fault, title, outcome, earlier, children }: NotRunProps) {
  const [shownFor, setShownFor] = useState<StepFault | null>(null);
  if (fault === null || shownFor === fault) return children;
  return (
    <Pane aria-labelledby="not-run-title">
      <PaneHead titleId="not-run-title" title={title} />
      <PaneBody>
        <div className={classes.stack}>
          <StatusLine tone="bad" title={outcome}>
            <SafeText text={[fault.message, fault.fix].filter((part) => part !== null).join(' ')} />
          </StatusLine>
          {earlier === null ? null : (
            <div>
              <Button size="s" onClick={() => setShownFor(fault)}>
                {earlier}
              </Button>
            </div>
          )}
        </div>
      </PaneBody>
    </Pane>
  );
}
