import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { secretEncodings } from '../secret-encodings.ts';
import type { ReadAs } from './use-recognised-key.ts';

const readings: readonly { readonly value: ReadAs; readonly label: string }[] = [
  { value: 'recognise', label: 'Whatever it is' },
  ...secretEncodings.map(({ value, label }) => ({ value, label: `Secret: ${label}` })),
];

interface ReadAsFieldProps {
  readonly value: ReadAs;
  readonly onChange: (readAs: ReadAs) => void;
  readonly error?: string | undefined;
}

/** Chooses whether key material is recognised, or taken for a secret in one encoding. */
export function ReadAsField({ value, onChange, error }: ReadAsFieldProps) {
  return (
    <Field label="Read it as" error={error}>
      {(control) => <Select {...control} options={readings} value={value} onChange={onChange} />}
    </Field>
  );
}
