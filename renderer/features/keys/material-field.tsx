import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import classes from './keys.module.css';

interface MaterialFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  readonly onFile: (file: File) => void;
}

/** Where key material is typed, pasted, or dropped as a file. */
export function MaterialField({ value, error, onChange, onFile }: MaterialFieldProps) {
  const [over, setOver] = useState(false);
  return (
    <Field label="Key" required error={error}>
      {(control) => (
        <div className={classes.drop} data-over={over || undefined}>
          <TextArea
            {...control}
            mono
            placeholder={'Paste it here, or drop a file.\n\n-----BEGIN PRIVATE KEY-----'}
            value={value}
            onChange={onChange}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              setOver(false);
              const file = event.dataTransfer.files[0];
              if (file === undefined) return;
              event.preventDefault();
              onFile(file);
            }}
          />
        </div>
      )}
    </Field>
  );
}
