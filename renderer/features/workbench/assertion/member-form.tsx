import { useCallback, useState } from 'react';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { findingsAt, findingsIn } from '../../../explain/findings-of.ts';
import type { DraftAction } from '../draft/draft-action.ts';
import type { AssertionPart, WorkbenchDraft } from '../draft/workbench-draft.ts';
import { FieldFindings } from '../findings/field-findings.tsx';
import { useFindings } from '../findings/findings-context.ts';
import type { StepFault } from '../run/fault.ts';
import { AddMember } from './add-member.tsx';
import { MemberRowView } from './member-row.tsx';
import type { MemberRow } from './member-rows.ts';
import { firstValue } from './member-suggestions.ts';
import { textFault } from './text-fault.ts';
import classes from './member-form.module.css';

export interface MemberFormProps {
  readonly part: AssertionPart;
  readonly draft: WorkbenchDraft;
  readonly rows: readonly MemberRow[];
  readonly fault: StepFault | null;
  readonly edit: (action: DraftAction) => void;
  readonly onFocus: (part: AssertionPart, name: string) => void;
  /** Goes to the JSON, where half-typed text can be finished. */
  readonly onShowJson: () => void;
}

const titles = { header: 'Header', claims: 'Claims' } as const;

/** Header or claims as a form. While their JSON does not parse, the form shows its last good state and waits. */
export function MemberForm({ part, draft, rows, fault, edit, onFocus, onShowJson }: MemberFormProps) {
  const toast = useToast();
  const [added, setAdded] = useState<string | null>(null);
  const here = findingsIn(useFindings().findings, part);
  const elsewhere = here.filter(({ member }) => !rows.some(({ name }) => name === member?.[1]));
  const broken = textFault(draft, part);
  const members = draft.assertion.lastGood[part];
  const rename = useCallback(
    (name: string, to: string) => {
      if (Object.hasOwn(members, to)) toast.show({ severity: 'error', text: `There is a member “${to}” already.` });
      else edit({ type: 'member-rename', part, name, to });
    },
    [members, part, edit, toast],
  );
  return (
    <fieldset className={classes.part} aria-label={titles[part]}>
      <SectionTitle part={part}>{titles[part]}</SectionTitle>
      {broken === null ? null : (
        <Note
          severity="error"
          action={
            <>
              <Button size="s" onClick={onShowJson}>
                Finish it
              </Button>
              <Button size="s" onClick={() => edit({ type: 'part-revert', part })}>
                Drop it
              </Button>
            </>
          }
        >
          The JSON is half-typed: {broken.message} Below is its last good state.
        </Note>
      )}
      <div inert={broken !== null} className={classes.rows}>
        {rows.map((row) => (
          <MemberRowView
            key={row.name}
            part={part}
            row={row}
            findings={findingsAt(here, part, row.name)}
            fault={fault?.field === `${part}.${row.name}` ? fault : null}
            edit={edit}
            onRename={rename}
            onFocus={onFocus}
            justAdded={row.name === added}
          />
        ))}
        {elsewhere.length === 0 ? null : (
          <div className={classes.elsewhere}>
            <FieldFindings findings={elsewhere} />
          </div>
        )}
        <AddMember
          part={part}
          present={members}
          onAdd={(name) => {
            setAdded(name);
            edit({ type: 'member-value', part, name, value: firstValue(name) });
          }}
        />
      </div>
    </fieldset>
  );
}
