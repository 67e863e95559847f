import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import classes from './inputs.module.css';

interface TextProps {
  /** Called with the text after each keystroke. */
  readonly onChange?: ((value: string) => void) | undefined;
  /** For what goes over the wire. */
  readonly mono?: boolean | undefined;
}

/** What is typed here is for machines: no completion, correction or capitals by the system. */
const verbatim = { autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: false } as const;

type TextInputProps = Omit<ComponentPropsWithRef<'input'>, 'onChange'> & TextProps;

/** One line of text. */
export function TextInput({ onChange, mono = false, className, ...native }: TextInputProps) {
  return (
    <input
      type="text"
      {...verbatim}
      {...native}
      className={classNames(classes.input, mono && classes.mono, className)}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  );
}

type TextAreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'onChange'> & TextProps;

/** Several lines of text. */
export function TextArea({ onChange, mono = false, className, ...native }: TextAreaProps) {
  return (
    <textarea
      {...verbatim}
      {...native}
      className={classNames(classes.input, classes.area, mono && classes.mono, className)}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  );
}

interface SelectProps<T extends string> extends Omit<ComponentPropsWithRef<'select'>, 'onChange' | 'value' | 'children'> {
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly mono?: boolean | undefined;
}

/** A choice of one from a list. A value that is not in the list is shown as it is, so that nothing is silently changed. */
export function Select<T extends string>({ options, value, onChange, mono = false, className, ...native }: SelectProps<T>) {
  const known = options.some((option) => option.value === value);
  const choose = (text: string): void => {
    const option = options.find((entry) => entry.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <span className={classNames(classes.select, className)}>
      <select
        {...native}
        className={classNames(classes.input, mono && classes.mono)}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {known ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} />
    </span>
  );
}

interface ToggleProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'checked' | 'type' | 'role'> {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, checked, onChange, className, ...native }: ToggleProps) {
  return (
    <label className={classNames(classes.toggle, className)}>
      <input
        {...native}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={classes.switch}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** One of several things that can be chosen together. */
export function Checkbox({ label, checked, onChange, className, ...native }: ToggleProps) {
  return (
    <label className={classNames(classes.toggle, className)}>
      <input
        {...native}
        type="checkbox"
        className={classes.checkbox}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
