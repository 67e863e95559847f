import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import classes from './field.module.css';

/** What ties a control to its label, hint and problems. */
export interface FieldControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why the value cannot be used, and what to do. */
  readonly error?: ReactNode;
  /** What is doubtful about a value that can be used. */
  readonly warning?: ReactNode;
  readonly required?: boolean | undefined;
  readonly children: (props: FieldControlProps) => ReactNode;
}

/** One labelled control with what is to be said of it. */
export function Field({ label, hint, error, warning, required = false, children }: FieldProps) {
  const id = useId();
  const has = (part: ReactNode): boolean => part !== undefined && part !== null && part !== false && part !== '';
  const described = [has(hint) && `${id}-hint`, (has(error) || has(warning)) && `${id}-problem`].filter((part) => part !== false);
  return (
    <div className={classes.field}>
      <div className={classes.head}>
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
        {required ? (
          <span className={classes.required} aria-hidden="true">
            required
          </span>
        ) : null}
      </div>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': has(error) || undefined,
        'aria-required': required || undefined,
      })}
      {has(hint) ? (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      ) : null}
      <div id={`${id}-problem`} aria-live="polite" hidden={!has(error) && !has(warning)}>
        {has(error) ? (
          <div className={classes.error}>
            <Icon of={CircleAlert} />
            <span>{error}</span>
          </div>
        ) : null}
        {has(warning) ? (
          <div className={classes.warning}>
            <Icon of={TriangleAlert} />
            <span>
              <VisuallyHidden>Warning: </VisuallyHidden>
              {warning}
            </span>
          </div>
        ) : null}
      </div>
    </div>
  );
}
