import { useId } from 'react';
import classes from './segmented.module.css';

interface SegmentedProps<T extends string> {
  /** Names the choice: “View”. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A choice of few, all in sight. Native radio buttons: one tab stop, arrow keys choose. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes.group}>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={classes.label} data-text={option.label}>
            {option.label}
          </span>
        </label>
      ))}
    </div>
  );
}
