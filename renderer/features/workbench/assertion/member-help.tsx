import { memberHabit } from '../../../../core/explain/profiles/member-habit.ts';
import { SourceLink } from '../../../token/source-link.tsx';
import type { AssertionPart } from '../draft/workbench-draft.ts';
import { useFindings } from '../findings/findings-context.ts';
import type { MemberRows } from './member-rows.ts';
import classes from './member-form.module.css';

export interface MemberHelpProps {
  /** The member that the person is at, or was last. */
  readonly at: { readonly part: AssertionPart; readonly name: string } | null;
  readonly rows: MemberRows;
}

/** What the member is for that is being edited. Its place is always there, so that nothing moves. */
export function MemberHelp({ at, rows }: MemberHelpProps) {
  const profile = useFindings().judgement?.profile.profile;
  const habit = at === null || profile === undefined ? null : memberHabit(profile, at.part, at.name);
  const row = at === null ? undefined : rows[at.part].find((candidate) => candidate.name === at.name);
  if (row === undefined) {
    return (
      <p className={classes.help}>
        Placeholders are filled in when it is signed: <code>{'{{now+60}}'}</code> <code>{'{{uuid}}'}</code> <code>{'{{client_id}}'}</code>{' '}
        <code>{'{{issuer}}'}</code> <code>{'{{token_endpoint}}'}</code>
      </p>
    );
  }
  const { described, name } = row;
  return (
    <p className={classes.help}>
      <b>{name}</b>
      {described?.title === null || described === undefined ? (
        'No registry lists it. It is sent as it stands.'
      ) : (
        <>
          {described.title}. {described.meaning} <SourceLink source={described.source} /> {habit}
        </>
      )}
    </p>
  );
}
