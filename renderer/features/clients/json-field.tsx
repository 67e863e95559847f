import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { readJsonObject } from '../../../core/jose/json-reader.ts';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { Field } from '../../ui/field.tsx';

interface JsonFieldProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A JSON object as text; empty stands for none. What is wrong with it is shown at its place while it is typed. */
export function JsonField({ label, hint, value, error, onChange }: JsonFieldProps) {
  const reading = useMemo(() => (value.trim() === '' ? null : readJsonObject(value)), [value]);
  const problems = useMemo(
    () => reading?.problems.map(({ position, severity, message }) => ({ from: position, to: position + 1, severity, message })) ?? [],
    [reading],
  );
  const fault = reading?.value === null ? problems[0]?.message : undefined;
  const warning = reading?.value === null ? undefined : problems.find((problem) => problem.severity === 'warning')?.message;
  return (
    <Field label={label} hint={hint} error={error ?? fault} warning={warning}>
      {(control) => (
        <CodeEditor
          label={label}
          language="json"
          minHeight={64}
          value={value}
          problems={problems}
          onChange={onChange}
          aria-describedby={control['aria-describedby']}
          aria-invalid={control['aria-invalid']}
        />
      )}
    </Field>
  );
}
