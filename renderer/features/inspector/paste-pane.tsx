import { useId, type ClipboardEvent } from 'react';
import { longestToken } from '../../../core/jose/read-token.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import type { Pasted } from './pasted.ts';
import classes from './inspector.module.css';

export interface PastePaneProps {
  readonly pasted: Pasted;
  readonly onChange: (pasted: Pasted) => void;
}

/** Where a token is pasted or typed. What is too long to be read is not put into the field, which it would hold up for seconds. */
export function PastePane({ pasted: { text, refused }, onChange }: PastePaneProps) {
  const inputId = useId();
  const refuseLong = (event: ClipboardEvent): void => {
    const { length } = event.clipboardData.getData('text');
    if (length <= longestToken) return;
    event.preventDefault();
    onChange({ text, refused: length });
  };
  const tooLong = refused ?? (text.length > longestToken ? text.length : null);
  return (
    <Pane aria-labelledby="pasted-title">
      <PaneHead
        titleId="pasted-title"
        title="Pasted"
        actions={
          <Button size="s" disabled={text === ''} onClick={() => onChange({ text: '', refused: null })}>
            Clear
          </Button>
        }
      />
      <PaneBody className={classes.paste}>
        <label htmlFor={inputId}>Token</label>
        <TextArea
          id={inputId}
          mono
          className={classes.input}
          value={text}
          onChange={(typed) => onChange({ text: typed, refused: null })}
          onPaste={refuseLong}
          placeholder="eyJ…"
          aria-invalid={tooLong !== null}
          aria-describedby={`${inputId}-hint`}
        />
        <div id={`${inputId}-hint`} className={classes.hint} aria-live="polite">
          {tooLong === null ? (
            'A JWT, JWS or JWE, also with “Bearer” in front, in quotes or over several lines. It stays on this computer.'
          ) : (
            <Note severity="error">
              The text has {grouped(tooLong)} characters; no more than {grouped(longestToken)} are read. Paste the token alone.
            </Note>
          )}
        </div>
      </PaneBody>
    </Pane>
  );
}
