import { useId } from 'react';
import type { ReactNode } from 'react';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { StepFault } from '../run/fault.ts';
import classes from './form-row.module.css';

export interface RowControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FormRowProps {
  readonly label: ReactNode;
  readonly children: (control: RowControl) => ReactNode;
  readonly actions?: ReactNode;
  /** What is said about the value below it. */
  readonly hint?: ReactNode;
  readonly fault?: StepFault | null | undefined;
}

/** One line of a form: its label, its control, what can be done with it, and below what is wrong with it. */
export function FormRow({ label, children, actions, hint, fault = null }: FormRowProps) {
  const id = useId();
  const said = fault !== null || (hint !== undefined && hint !== null);
  return (
    <div className={classes.row}>
      <label className={classes.label} htmlFor={id} title={typeof label === 'string' ? label : undefined}>
        {label}
      </label>
      {children({ id, 'aria-describedby': said ? `${id}-said` : undefined, 'aria-invalid': fault === null ? undefined : true })}
      <div className={classes.actions}>{actions}</div>
      {said ? (
        <div id={`${id}-said`} className={classes.said}>
          {hint}
          {fault === null ? null : <RowFault fault={fault} />}
        </div>
      ) : null}
    </div>
  );
}

/** A fault under the row that it is about. */
export function RowFault({ fault }: { readonly fault: StepFault }) {
  return (
    <Note severity="error" live>
      <SafeText text={[fault.message, fault.fix].filter((part) => part !== null).join(' ')} />
    </Note>
  );
}
