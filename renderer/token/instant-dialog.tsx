import { useState } from 'react';
import { instantWords, parseInstant, utcText } from '../../core/jose/time-words.ts';
import { judgeAt } from '../app/judged-instant.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/inputs.tsx';
import { useNow } from '../ui/use-now.ts';

const hint = 'Seconds or milliseconds since 1970, ISO 8601, or the Date of an HTTP response. Without an offset it is UTC.';

export interface InstantDialogProps {
  /** The instant that is chosen so far, in milliseconds. */
  readonly initial: number | null;
  readonly onClose: () => void;
}

/** Asks for the instant at which tokens are judged, in any form that people meet. */
export function InstantDialog({ initial, onClose }: InstantDialogProps) {
  const now = useNow(1000);
  const [text, setText] = useState(initial === null ? '' : utcText(initial));
  const [refused, setRefused] = useState(false);
  const instant = parseInstant(text);
  const words = instant === null || Number.isNaN(new Date(instant).getTime()) ? null : instantWords(instant, now);
  const error = text.trim() === '' ? 'Enter a time.' : 'This is no time; write it as 2026-01-01 00:05:00, for instance.';
  const submit = (): void => {
    if (instant === null || words === null) {
      setRefused(true);
      return;
    }
    judgeAt(instant);
    onClose();
  };
  return (
    <Dialog
      open
      title="Judge tokens at another time"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Judge at this time
          </Button>
        </>
      }
    >
      <Field label="Time" hint={words ?? hint} error={refused && words === null ? error : undefined}>
        {(control) => (
          <TextInput
            {...control}
            mono
            value={text}
            placeholder="2026-01-01 00:05:00"
            onChange={(typed) => {
              setText(typed);
              setRefused(false);
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
