import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { MaskedInput } from './masked-input.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

/** A password that is used once: no browser or keychain is asked to remember it. */
export function PasswordField({ label, value, onChange, hint, error, required }: PasswordFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(control) => <MaskedInput {...control} autoComplete="one-time-code" maxLength={4096} value={value} onChange={onChange} />}
    </Field>
  );
}
