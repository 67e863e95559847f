import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import type { ClientFaults, ClientField, ClientForm } from './client-form.ts';

/** What every part of the form is given. */
export interface FormPartProps {
  readonly form: ClientForm;
  readonly faults: ClientFaults;
  readonly change: (change: Partial<ClientForm>) => void;
}

type TextName = Extract<
  ClientField,
  'name' | 'clientId' | 'issuer' | 'tokenEndpoint' | 'jwksUri' | 'scope' | 'resource' | 'audience' | 'apiUrl'
>;

interface FormTextProps extends FormPartProps {
  readonly name: TextName;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly warning?: ReactNode;
  readonly required?: boolean;
  readonly placeholder?: string;
  /** False for what people call things; everything else goes over the wire. */
  readonly mono?: boolean;
}

/** One line of text of the form. */
export function FormText({ form, faults, change, name, label, hint, warning, required, placeholder, mono = true }: FormTextProps) {
  return (
    <Field label={label} hint={hint} warning={warning} error={faults[name]} required={required}>
      {(control) => (
        <TextInput {...control} mono={mono} placeholder={placeholder} value={form[name]} onChange={(value) => change({ [name]: value })} />
      )}
    </Field>
  );
}
