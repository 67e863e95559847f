import { CircleCheck } from 'lucide-react';
import { SeverityCountsView } from '../../../explain/severity-icon.tsx';
import { severityCounts } from '../../../explain/findings-of.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useFindings } from './findings-context.ts';
import { useListedFindings } from './use-listed-findings.ts';
import classes from './findings.module.css';

/** How much was found, and the way to the list of it. */
export function FindingsButton() {
  const { listed, list } = useFindings();
  const { judgement, findings } = useListedFindings();
  if (judgement === null) return null;
  return (
    <Button size="s" variant="quiet" className={classes.button} aria-pressed={listed} onClick={() => list(!listed)}>
      {findings.length === 0 ? <Icon of={CircleCheck} /> : <SeverityCountsView counts={severityCounts(findings)} />}
      Findings
    </Button>
  );
}
