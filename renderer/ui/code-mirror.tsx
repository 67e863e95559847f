import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, keymap } from '@codemirror/view';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { Caret, CodeEditorProps, TextProblem } from './code-editor.tsx';
import { theme } from './code-mirror-theme.ts';
import { hiddenCharacter, hiddenCharacters } from './hidden-characters.ts';

/** Marks a change that came from outside, which must not be reported back. */
const fromOutside = Annotation.define<boolean>();

const severities = { error: 'error', warning: 'warning', information: 'info' } as const;

function nonce(): Extension {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content === undefined ? [] : EditorView.cspNonce.of(content);
}

function attributes(props: CodeEditorProps): Extension {
  const given: Record<string, string> = { 'aria-label': props.label };
  if (props['aria-describedby'] !== undefined) given['aria-describedby'] = props['aria-describedby'];
  if (props['aria-invalid'] !== undefined) given['aria-invalid'] = 'true';
  // A read-only text must stay reachable, so that the keyboard can scroll, select and copy it.
  if (props.readOnly === true) given['aria-readonly'] = 'true';
  return EditorView.contentAttributes.of({ ...given, tabindex: '0' });
}

function access(readOnly: boolean): Extension {
  return readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [];
}

function placed(problems: readonly TextProblem[], length: number) {
  return problems.map(({ from, to, severity, message }) => {
    const start = Math.min(Math.max(0, from), length);
    return { from: start, to: Math.min(Math.max(start, to), length), severity: severities[severity], message };
  });
}

/** Stands in the place of a character that would hide or reorder what is shown; the text itself keeps it. */
function hiddenMark(code: number): HTMLElement {
  const { escape, name } = hiddenCharacter(String.fromCodePoint(code));
  const mark = document.createElement('span');
  mark.className = 'cm-hiddenCharacter';
  mark.textContent = escape;
  mark.title = name;
  return mark;
}

/** The editor behind `CodeEditor`, in a chunk of its own. A new `language` wants a new instance. */
export default function CodeMirror(props: CodeEditorProps & { readonly takeCaret: () => Caret | null }) {
  const { value, language, readOnly = false, problems, label } = props;
  const describedBy = props['aria-describedby'];
  const invalid = props['aria-invalid'];
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const variable = useRef({ attributes: new Compartment(), access: new Compartment() });
  const changed = useEffectEvent((text: string) => props.onChange?.(text));
  const extensions = useEffectEvent((): Extension => [
    nonce(),
    theme,
    history(),
    drawSelection(),
    highlightSpecialChars({ specialChars: hiddenCharacters, render: hiddenMark }),
    readOnly ? [] : bracketMatching(),
    search({ top: true }),
    indentUnit.of('  '),
    language === 'json' ? json() : [],
    problems === undefined ? [] : lintGutter(),
    EditorView.lineWrapping,
    // Mod-Enter runs the view's main action instead of inserting a line.
    keymap.of([...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'), ...historyKeymap, ...searchKeymap]),
    variable.current.attributes.of(attributes(props)),
    variable.current.access.of(access(readOnly)),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromOutside) === true)) {
        changed(update.state.doc.toString());
      }
    }),
  ]);
  const start = useEffectEvent(
    (element: HTMLDivElement) => new EditorView({ parent: element, state: EditorState.create({ doc: value, extensions: extensions() }) }),
  );

  // All at once, so that no key falls between the plain area and the editor, or between the editor and its text.
  useLayoutEffect(() => {
    if (parent.current === null) return undefined;
    const editor = start(parent.current);
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useLayoutEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    const text = editor.state.toText(value);
    const { anchor, head } = editor.state.selection.main;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      // The caret stays at its offset: what was typed into the plain area may come only now.
      selection: { anchor: Math.min(anchor, text.length), head: Math.min(head, text.length) },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  useLayoutEffect(() => {
    view.current?.dispatch({
      effects: [
        variable.current.attributes.reconfigure(
          attributes({ label, value: '', language: 'text', readOnly, 'aria-describedby': describedBy, 'aria-invalid': invalid }),
        ),
        variable.current.access.reconfigure(access(readOnly)),
      ],
    });
  }, [label, describedBy, invalid, readOnly]);

  useLayoutEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch(setDiagnostics(editor.state, placed(problems ?? [], editor.state.doc.length)));
  }, [problems]);

  const takeOver = useEffectEvent(() => {
    const [editor, place] = [view.current, props.takeCaret()];
    if (editor === null || place === null) return;
    const end = editor.state.doc.length;
    editor.dispatch({ selection: { anchor: Math.min(place.from, end), head: Math.min(place.to, end) } });
    editor.focus();
  });

  // Last, when nothing redraws the lines any more: the browser's own selection would be lost with them.
  useLayoutEffect(() => takeOver(), []);

  return <div ref={parent} />;
}
