import { Suspense, lazy, useRef } from 'react';
import type { CSSProperties } from 'react';
import classes from './code-editor.module.css';

/** Something wrong with the text, at zero-based character offsets. */
export interface TextProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** What an editor shows and whom it tells of changes. */
export interface CodeEditorProps {
  readonly label: string;
  readonly value: string;
  /** Called with the whole text after each change. */
  readonly onChange?: ((value: string) => void) | undefined;
  readonly language: 'json' | 'text';
  readonly readOnly?: boolean | undefined;
  readonly problems?: readonly TextProblem[] | undefined;
  /** Pixels. */
  readonly minHeight?: number | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
}

/** Where the caret was in the plain text, for the editor that takes its place. */
export interface Caret {
  readonly from: number;
  readonly to: number;
}

const CodeMirror = lazy(() => import('./code-mirror.tsx'));

/**
 * An editor for JSON and wire text. The editor itself is fetched when the first one is shown; until then the text stands
 * in a plain area where it can be edited too. Tab leaves it, as it leaves any field.
 */
export function CodeEditor(props: CodeEditorProps) {
  const caret = useRef<Caret | null>(null);
  const { label, value, onChange, readOnly = false, minHeight } = props;
  // Looked at when the plain area goes, since its events may come later than the keys that follow them.
  const remember = (area: HTMLTextAreaElement) => () => {
    caret.current = document.activeElement === area ? { from: area.selectionStart, to: area.selectionEnd } : null;
  };
  // Once: an editor that is made anew later, for another language, takes no focus.
  const takeCaret = () => {
    const place = caret.current;
    caret.current = null;
    return place;
  };
  const plain = (
    <textarea
      ref={remember}
      className={classes.plain}
      aria-label={label}
      aria-describedby={props['aria-describedby']}
      aria-invalid={props['aria-invalid']}
      spellCheck={false}
      value={value}
      readOnly={readOnly || onChange === undefined}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  );
  return (
    <div
      className={classes.editor}
      data-invalid={props['aria-invalid']}
      data-read-only={readOnly || undefined}
      style={minHeight === undefined ? undefined : ({ '--editor-height': `${minHeight}px` } as CSSProperties)}
    >
      <Suspense fallback={plain}>
        <CodeMirror key={props.language} {...props} takeCaret={takeCaret} />
      </Suspense>
    </div>
  );
}
