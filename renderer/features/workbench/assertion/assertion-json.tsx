import { useMemo } from 'react';
import { SectionTitle } from '../../../token/section-title.tsx';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { Note } from '../../../ui/note.tsx';
import { findingsIn } from '../../../explain/findings-of.ts';
import { SafeText } from '../../../wire/safe-text.tsx';
import { partText, type DraftAction } from '../draft/draft-action.ts';
import type { AssertionPart, WorkbenchDraft } from '../draft/workbench-draft.ts';
import type { StepFault } from '../run/fault.ts';
import { useFindings } from '../findings/findings-context.ts';
import { FieldFindings } from '../findings/field-findings.tsx';
import { inTextOrder, lineWords, placedFindings } from './placed-findings.ts';
import { textProblems } from './text-fault.ts';
import classes from './assertion-json.module.css';

export interface AssertionJsonProps {
  readonly part: AssertionPart;
  readonly draft: WorkbenchDraft;
  readonly fault: StepFault | null;
  readonly edit: (action: DraftAction) => void;
}

const titles = { header: 'Header', claims: 'Claims' } as const;

/** Header or claims as JSON text, with what is wrong with it at its place. */
export function AssertionJson({ part, draft, fault, edit }: AssertionJsonProps) {
  const { readable, problems } = useMemo(() => textProblems(draft, part), [draft, part]);
  const unfinished = draft.unfinished.filter((value) => value.part === part);
  const { findings } = useFindings();
  const text = partText(draft, part);
  const here = useMemo(() => (readable ? inTextOrder(text, findingsIn(findings, part)) : []), [readable, text, findings, part]);
  const placed = useMemo(
    () => [
      ...problems.map(({ position, severity, message }) => ({ from: position, to: position + 1, severity, message })),
      ...placedFindings(text, here),
    ],
    [problems, text, here],
  );
  const refused = fault !== null && (fault.field === part || fault.field?.startsWith(`${part}.`) === true) ? fault : null;
  return (
    <fieldset className={classes.part} aria-label={titles[part]}>
      <SectionTitle part={part}>{titles[part]}</SectionTitle>
      <CodeEditor
        label={`${titles[part]} as JSON`}
        language="json"
        value={text}
        problems={placed}
        aria-describedby={`assertion-${part}-problems`}
        aria-invalid={readable ? undefined : true}
        minHeight={part === 'header' ? 96 : 180}
        onChange={(text) => edit({ type: 'part-text', part, text })}
      />
      <div id={`assertion-${part}-problems`} className={classes.problems} aria-live="polite">
        {problems.map((problem, index) => (
          <Note key={index} severity={problem.severity}>
            <SafeText text={problem.message} />
          </Note>
        ))}
        {unfinished.map(({ name, text }) => (
          <Note key={name} severity="warning">
            In the form “<SafeText text={name} />” is half-typed: <SafeText text={text} />. Here is its last good value.
          </Note>
        ))}
        <FieldFindings findings={here} place={(finding) => lineWords(text, finding)} />
        {refused === null || !readable ? null : (
          <Note severity="error">
            <SafeText text={[refused.message, refused.fix].filter((part) => part !== null).join(' ')} />
          </Note>
        )}
      </div>
    </fieldset>
  );
}
