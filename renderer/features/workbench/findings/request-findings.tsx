import { FieldFindings } from './field-findings.tsx';
import { useFindings } from './findings-context.ts';
import { stepOf } from './step-findings.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../workbench-panes.module.css';

/** What is found in the request and belongs to none of its form's rows. */
export function RequestFindings() {
  const { situation } = useWorkbench();
  const { findings } = useFindings();
  const names = new Set(situation.draft.request.parameters.map(({ name }) => name));
  const here = findings.filter(
    (finding) => stepOf(finding) === 'request' && !(finding.member?.[0] === 'parameters' && names.has(String(finding.member[1]))),
  );
  if (here.length === 0) return null;
  return (
    <section aria-label="Findings in the request" className={classes.stack}>
      <FieldFindings findings={here} />
    </section>
  );
}
