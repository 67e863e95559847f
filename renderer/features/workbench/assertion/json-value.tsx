import { useState } from 'react';
import { TextArea } from '../../../ui/inputs.tsx';
import classes from './member-form.module.css';

export interface JsonValueProps {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  /** What was typed and does not parse yet. */
  readonly unfinished: string | undefined;
  readonly onChange: (text: string) => void;
  readonly describedBy: string | undefined;
  readonly onFocus: () => void;
}

/** A value typed as JSON. While it is being typed the text is the person's own; afterwards it is the value's. */
export function JsonValue({ id, label, value, unfinished, onChange, describedBy, onFocus }: JsonValueProps) {
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <TextArea
      id={id}
      mono
      rows={1}
      className={classes.json}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={unfinished === undefined ? undefined : true}
      value={typing ?? unfinished ?? JSON.stringify(value) ?? ''}
      onFocus={onFocus}
      onChange={(text) => {
        setTyping(text);
        onChange(text);
      }}
      onBlur={() => setTyping(null)}
    />
  );
}
