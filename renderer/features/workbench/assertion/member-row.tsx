import { Braces, Type, X } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { Finding } from '../../../../core/explain/lint.ts';
import type { DraftAction } from '../draft/draft-action.ts';
import type { AssertionPart } from '../draft/workbench-draft.ts';
import { FieldFindings } from '../findings/field-findings.tsx';
import type { StepFault } from '../run/fault.ts';
import { JsonValue } from './json-value.tsx';
import { MemberName } from './member-name.tsx';
import type { MemberRow } from './member-rows.ts';
import { PlaceholderInput } from '../fields/placeholder-input.tsx';
import { asJsonText, asText, startsAsJson } from './value-type.ts';
import classes from './member-form.module.css';

export interface MemberRowViewProps {
  readonly part: AssertionPart;
  readonly row: MemberRow;
  /** What the rules say of it, the gravest first. */
  readonly findings: readonly Finding[];
  readonly fault: StepFault | null;
  readonly edit: (action: DraftAction) => void;
  readonly onRename: (name: string, to: string) => void;
  /** Tells which member the person is at, so that it can be explained. */
  readonly onFocus: (part: AssertionPart, name: string) => void;
  /** The person has just added it and goes on to its value. */
  readonly justAdded: boolean;
}

/** One header parameter or claim: its name, its value as text or JSON, and what is to be said of it. */
export const MemberRowView = memo(function MemberRowView({
  part,
  row,
  findings,
  fault,
  edit,
  onRename,
  onFocus,
  justAdded,
}: MemberRowViewProps) {
  const { name, value, unfinished, problem, described } = row;
  const id = useId();
  const [chosen, setChosen] = useState<'text' | 'json' | null>(null);
  const text = typeof value === 'string' && unfinished === undefined ? value : null;
  const json = text === null || (chosen === null ? startsAsJson(text) : chosen === 'json');
  const focus = (): void => onFocus(part, name);
  const switchType = (): void => {
    setChosen(json ? 'text' : 'json');
    if (json) edit({ type: 'member-value', part, name, value: unfinished ?? asText(value) });
    else edit({ type: 'member-json', part, name, text: asJsonText(value) });
  };
  // A value that cannot be resolved is nothing to judge yet, and what a rule says of it is said better.
  const memberFault = problem === null && unfinished === undefined && findings.length === 0 ? (described?.fault ?? null) : null;
  const worst = unfinished === undefined ? findings[0]?.severity : undefined;
  const problemText = problem === null ? null : `${problem.message} ${problem.fix}`;
  const faultText = fault === null ? null : [fault.message, fault.fix].filter((words) => words !== null).join(' ');
  const hasNotes = fault !== null || problem !== null || unfinished !== undefined || memberFault !== null || findings.length > 0;
  const notesId = hasNotes ? `${id}-notes` : undefined;
  return (
    <fieldset className={classes.row} aria-label={name} data-place={`${part}.${name}`}>
      <MemberName name={name} onRename={(to) => onRename(name, to)} onFocus={focus} />
      <div className={classes.value} data-json={json || undefined} data-severity={worst}>
        {json ? (
          <JsonValue
            id={`${id}-value`}
            label={`${name}, as JSON`}
            value={value}
            unfinished={unfinished}
            describedBy={notesId}
            onFocus={focus}
            onChange={(typed) => edit({ type: 'member-json', part, name, text: typed })}
          />
        ) : (
          <PlaceholderInput
            id={`${id}-value`}
            aria-label={name}
            aria-describedby={notesId}
            aria-invalid={problem === null && fault === null && worst !== 'error' ? undefined : true}
            value={text ?? ''}
            preview={row.preview}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus follows what the person is doing
            autoFocus={justAdded}
            onFocus={focus}
            onChange={(typed) => edit({ type: 'member-value', part, name, value: typed })}
          />
        )}
        <IconButton
          size="s"
          className={classes.type}
          label={json ? `Make ${name} text` : `Make ${name} JSON`}
          icon={<Icon of={json ? Braces : Type} />}
          onClick={switchType}
        />
      </div>
      <div className={classes.rowActions}>
        <IconButton size="s" label={`Remove ${name}`} icon={<Icon of={X} />} onClick={() => edit({ type: 'member-remove', part, name })} />
      </div>
      {hasNotes ? (
        <div id={notesId} className={classes.notes}>
          {unfinished === undefined ? null : <Note severity="error">Not JSON yet. Text needs quotation marks here.</Note>}
          {problemText === null || problemText === faultText ? null : (
            <Note severity="error">
              <SafeText text={problemText} />
            </Note>
          )}
          {memberFault === null ? null : (
            <Note severity="warning" source={described?.source?.label}>
              <SafeText text={memberFault} />
            </Note>
          )}
          {unfinished === undefined ? <FieldFindings findings={findings} /> : null}
          {faultText === null ? null : (
            <Note severity="error" live>
              <SafeText text={faultText} />
            </Note>
          )}
        </div>
      ) : null}
    </fieldset>
  );
});
