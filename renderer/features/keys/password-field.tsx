import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import classes from './password-field.module.css';

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
  const [visible, setVisible] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(control) => (
        <div className={classes.row}>
          <TextInput
            {...control}
            mono
            type={visible ? 'text' : 'password'}
            autoComplete="one-time-code"
            maxLength={4096}
            value={value}
            onChange={onChange}
          />
          <IconButton
            label={visible ? 'Hide what is typed' : 'Show what is typed'}
            icon={<Icon of={visible ? EyeOff : Eye} />}
            onClick={() => setVisible(!visible)}
          />
        </div>
      )}
    </Field>
  );
}
