import { FieldFindings } from '../findings/field-findings.tsx';
import { useFindings } from '../findings/findings-context.ts';
import classes from '../workbench-panes.module.css';

/** What is found in the call before it is sent. */
export function CallFindings() {
  const { callFindings } = useFindings();
  if (callFindings.length === 0) return null;
  return (
    <section aria-label="Findings in the call" className={classes.stack}>
      <FieldFindings findings={callFindings} />
    </section>
  );
}
