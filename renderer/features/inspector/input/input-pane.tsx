import { useId, useRef, type ClipboardEvent, type ReactNode } from 'react';
import { longestText } from '../../../../core/inspect/longest-text.ts';
import { toScan } from '../../../app/handover.ts';
import { Button } from '../../../ui/button.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { MarkedPlace } from '../inspection.ts';
import { MarkedArea } from './marked-area.tsx';
import type { InspectorInput, Refusal } from './use-input.ts';
import classes from './input-pane.module.css';

interface InputPaneProps {
  readonly input: InspectorInput;
  /** Where the token stands that is open. */
  readonly marked: MarkedPlace | null;
  /** What was found in it. */
  readonly children: ReactNode;
}

/** Where a text is pasted, typed or opened. What is too long is not put into the field, which it would hold up for seconds. */
export function InputPane({ input, marked, children }: InputPaneProps) {
  const { text, fileName, refusal } = input;
  const inputId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const refuseLong = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text');
    if (pasted.length <= longestText) return;
    event.preventDefault();
    input.refuse(pasted);
  };
  return (
    <Pane aria-labelledby="pasted-title">
      <PaneHead
        titleId="pasted-title"
        title={fileName === null ? 'Pasted' : <SafeText text={fileName} />}
        actions={
          <>
            <FileButton size="s" label="File to inspect" onFile={input.takeFile}>
              Open a file…
            </FileButton>
            <Button
              size="s"
              disabled={text === ''}
              onClick={() => {
                input.clear();
                field.current?.focus();
              }}
            >
              Clear
            </Button>
          </>
        }
      />
      <PaneBody inset="none" className={classes.body}>
        <div className={classes.input}>
          <label htmlFor={inputId}>Token, or text with tokens in it</label>
          <MarkedArea
            ref={field}
            id={inputId}
            value={text}
            marked={marked}
            onChange={input.take}
            onPaste={refuseLong}
            placeholder="eyJ…"
            aria-invalid={refusal !== null}
            aria-describedby={`${inputId}-hint`}
          />
          <div id={`${inputId}-hint`} className={classes.hint} aria-live="polite">
            {refusal === null ? (
              'A token in any wrapping, a header, a URL, a curl line, an HTTP message, JSON, a HAR or a log; pasted, or dropped as a file. It stays on this computer.'
            ) : (
              <RefusalNote refusal={refusal} />
            )}
          </div>
        </div>
        {children}
      </PaneBody>
    </Pane>
  );
}

function RefusalNote({ refusal: { sentence, scannable } }: { readonly refusal: Refusal }) {
  return (
    <Note
      severity="error"
      action={
        scannable === null ? null : (
          <Button size="s" onClick={() => toScan.bring(scannable)}>
            Scan it
          </Button>
        )
      }
    >
      <SafeText text={sentence} />
    </Note>
  );
}
