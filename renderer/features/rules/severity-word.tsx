import type { Severity } from '../../../core/explain/severity.ts';
import { SeverityIcon } from '../../explain/severity-icon.tsx';
import classes from './rules.module.css';

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

/** A severity as shape and word. */
export function SeverityWord({ severity }: { readonly severity: Severity | 'off' }) {
  if (severity === 'off') return <span>not judged</span>;
  return (
    <span className={classes.severity}>
      <span aria-hidden="true">
        <SeverityIcon severity={severity} />
      </span>
      {words[severity]}
    </span>
  );
}
