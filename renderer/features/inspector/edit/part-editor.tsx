import { useId, useMemo, type ReactNode } from 'react';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './edit-panel.module.css';

interface PartEditorProps {
  readonly part: 'header' | 'claims';
  readonly text: string;
  /** What the host said against it. */
  readonly refusal: string | null;
  readonly actions?: ReactNode;
  readonly onChange: (text: string) => void;
}

const titles = { header: 'Header', claims: 'Claims' } as const;

/** One part of a token as text. What is wrong with it is said at its place, and may be signed all the same. */
export function PartEditor({ part, text, refusal, actions, onChange }: PartEditorProps) {
  const id = useId();
  const title = titles[part];
  const { value, problems } = useMemo(() => readJsonObject(text), [text]);
  const placed = useMemo(
    () => problems.map(({ position, severity, message }) => ({ from: position, to: position + 1, severity, message })),
    [problems],
  );
  return (
    <fieldset className={classes.part} aria-label={title}>
      <SectionTitle part={part} actions={actions}>
        {title}
      </SectionTitle>
      <CodeEditor
        label={`${title} as JSON`}
        language="json"
        value={text}
        problems={placed}
        aria-describedby={id}
        aria-invalid={value === null || refusal !== null ? true : undefined}
        minHeight={part === 'header' ? 88 : 160}
        onChange={onChange}
      />
      <div id={id} className={classes.notes} aria-live="polite">
        {problems.map(({ severity, message }, index) => (
          <Note key={index} severity={severity}>
            <SafeText text={message} />
          </Note>
        ))}
        {refusal === null ? null : <Note severity="error">{refusal}</Note>}
      </div>
    </fieldset>
  );
}
