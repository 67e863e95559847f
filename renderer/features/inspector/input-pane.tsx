import { useId, type ClipboardEvent, type ReactNode } from 'react';
import { grouped } from '../../../core/jose/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import classes from './input-pane.module.css';

/** Characters of a text that are read here. */
export const longestText = 5_000_000;

interface InputPaneProps {
  readonly text: string;
  /** Characters of a text that was pasted last and is too long; null when none was. */
  readonly refused: number | null;
  readonly onChange: (text: string) => void;
  readonly onRefuse: (length: number) => void;
  /** What was found in it. */
  readonly children: ReactNode;
}

/** Where a text is pasted or typed. What is too long to be read is not put into the field, which it would hold up for seconds. */
export function InputPane({ text, refused, onChange, onRefuse, children }: InputPaneProps) {
  const inputId = useId();
  const refuseLong = (event: ClipboardEvent): void => {
    const { length } = event.clipboardData.getData('text');
    if (length <= longestText) return;
    event.preventDefault();
    onRefuse(length);
  };
  return (
    <Pane aria-labelledby="pasted-title">
      <PaneHead
        titleId="pasted-title"
        title="Pasted"
        actions={
          <Button size="s" disabled={text === ''} onClick={() => onChange('')}>
            Clear
          </Button>
        }
      />
      <PaneBody inset="none" className={classes.body}>
        <div className={classes.input}>
          <label htmlFor={inputId}>Token, or text with tokens in it</label>
          <TextArea
            id={inputId}
            mono
            className={classes.area}
            value={text}
            onChange={onChange}
            onPaste={refuseLong}
            placeholder="eyJ…"
            aria-invalid={refused !== null}
            aria-describedby={`${inputId}-hint`}
          />
          <div id={`${inputId}-hint`} className={classes.hint} aria-live="polite">
            {refused === null ? (
              'A token in any wrapping, a header, a URL, a curl line, an HTTP message, JSON, a HAR or a log. It stays on this computer.'
            ) : (
              <Note severity="error">
                The text has {grouped(refused)} characters; no more than {grouped(longestText)} are read here.
              </Note>
            )}
          </div>
        </div>
        {children}
      </PaneBody>
    </Pane>
  );
}
