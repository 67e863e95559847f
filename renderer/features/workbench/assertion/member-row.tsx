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
import { asJsonText, asText, isDateClaim, numberTyped, valueForm, type ValueForm } from './value-type.ts';
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

const otherWords: Readonly<Record<ValueForm, string>> = { text: 'text', number: 'a number', json: 'JSON' };

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
  const { name, value, unfinished, problem, described, signedAs } = row;
  const id = useId();
  const [chosen, setChosen] = useState<ValueForm | null>(null);
  const date = isDateClaim(part, name);
  const form = unfinished === undefined ? valueForm(value, chosen, date) : 'json';
  const json = form === 'json';
  const focus = (): void => onFocus(part, name);
  const type = (text: string): void => {
    const number = date && chosen !== 'text' ? numberTyped(text) : null;
    edit({ type: 'member-value', part, name, value: number ?? text });
  };
  const other = form !== 'text' ? 'text' : date && numberTyped(asText(value)) !== null ? 'number' : 'json';
  const switchType = (): void => {
    setChosen(other);
    if (other === 'json') edit({ type: 'member-json', part, name, text: asJsonText(value) });
    else edit({ type: 'member-value', part, name, value: other === 'number' ? Number(value) : (unfinished ?? asText(value)) });
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
      <div className={classes.value} data-json={json || undefined} data-typed={date || undefined} data-severity={worst}>
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
            value={asText(value)}
            preview={row.preview}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus follows what the person is doing
            autoFocus={justAdded}
            onFocus={focus}
            onChange={type}
          />
        )}
        <IconButton
          size="s"
          className={classes.type}
          label={`Make ${name} ${otherWords[other]}`}
          icon={date ? signedAs : <Icon of={json ? Braces : Type} />}
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
