import { RotateCcw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { usesAssertionParameter } from '../../../../core/oauth/token-request.ts';
import type { AssertionPart } from '../draft/workbench-draft.ts';
import { FindingsButton } from '../findings/findings-button.tsx';
import { sendsAssertion } from '../run/situation.ts';
import { FaultNote } from '../track/fault-note.tsx';
import { RunFoot } from '../track/run-foot.tsx';
import { UndoButtons } from '../track/undo-buttons.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { AssertionJson } from './assertion-json.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberHelp } from './member-help.tsx';
import { memberRows } from './member-rows.ts';
import { SigningKey } from './signing-key.tsx';
import { useSigningKey } from './use-signing-key.ts';

const forms = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const;

const parts: readonly AssertionPart[] = ['header', 'claims'];

/** Header and claims before signing, as a form or as JSON, both of the same draft. */
export function AssertionEditor() {
  const { client, session, situation, run } = useWorkbench();
  const { draft } = situation;
  const now = useNow(1000);
  const [form, setForm] = useState<'form' | 'json'>('form');
  const [at, setAt] = useState<{ readonly part: AssertionPart; readonly name: string } | null>(null);
  const choice = useSigningKey(client);
  const { keys } = choice;
  const signingKey = choice.key;
  const rows = useMemo(() => memberRows({ draft, client, keys, signingKey, now }), [draft, client, keys, signingKey, now]);
  const focus = useCallback((part: AssertionPart, name: string) => setAt({ part, name }), []);
  const fault = run.fault?.step === 'assertion' ? run.fault : null;
  const placed = fault !== null && hasPlace(fault.field, rows);
  const asGrant = usesAssertionParameter(draft.request);
  return (
    <Pane aria-labelledby="assertion-title">
      <PaneHead
        titleId="assertion-title"
        title={asGrant ? 'Assertion' : 'Client assertion'}
        detail={asGrant ? 'sent as the grant’s assertion' : sendsAssertion(draft) ? undefined : `not sent by ${draft.request.method}`}
        actions={
          <>
            <FindingsButton />
            <UndoButtons />
            <IconButton
              size="s"
              label="Back to the client’s template"
              icon={<Icon of={RotateCcw} />}
              onClick={() => session.edit({ type: 'assertion', assertion: session.propose(draft.request.grant).assertion.lastGood })}
            />
            <Segmented label="Form of the assertion" options={forms} value={form} onChange={setForm} />
          </>
        }
      />
      <PaneBody>
        {fault === null || placed ? null : <FaultNote fault={fault} inClient={isKeyField(fault.field)} />}
        {parts.map((part) =>
          form === 'form' ? (
            <MemberForm
              key={part}
              part={part}
              draft={draft}
              rows={rows[part]}
              fault={fault}
              edit={session.edit}
              onFocus={focus}
              onShowJson={() => setForm('json')}
            />
          ) : (
            <AssertionJson key={part} part={part} draft={draft} fault={fault} edit={session.edit} />
          ),
        )}
      </PaneBody>
      <RunFoot
        step="assertion"
        above={form === 'form' ? <MemberHelp at={at} rows={rows} /> : null}
        aside={<SigningKey choice={choice} />}
      />
    </Pane>
  );
}

/** Whether a fault is about what signs, which the registration names. */
function isKeyField(field: string | null): boolean {
  return field === 'key' || field === 'keyId' || field === 'keySetId' || field === 'secret' || field === 'alg';
}

/** Whether a fault's field is a row of the form or one of the two texts, where it is shown. */
function hasPlace(field: string | null, rows: ReturnType<typeof memberRows>): boolean {
  if (field === 'header' || field === 'claims') return true;
  return parts.some((part) => rows[part].some((row) => field === `${part}.${row.name}`));
}
