import type { NamedValue } from '../../../../core/contract/values.ts';
import { typedFieldValue } from '../../../../core/oauth/typed-credentials.ts';
import { displayWireText, maskWireText } from '../../../../core/oauth/wire-text.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { TextArea, TextInput } from '../../../ui/inputs.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { FormRow } from '../fields/form-row.tsx';
import { NamedValues } from '../fields/named-values.tsx';
import type { StepFault } from '../run/fault.ts';
import { FaultNote } from '../track/fault-note.tsx';
import { RunFoot } from '../track/run-foot.tsx';
import { UndoButtons } from '../track/undo-buttons.tsx';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../workbench-panes.module.css';
import { CallFindings } from './call-findings.tsx';
import { FindingsButton } from '../findings/findings-button.tsx';
import { CallPreview } from './call-preview.tsx';
import { TokenField } from './token-field.tsx';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const fields = new Set(['method', 'url', 'body']);

const maskedField = (field: NamedValue): string => displayWireText(maskWireText(typedFieldValue(field)));

/** The call before it is sent. */
export function CallEditor() {
  const { run } = useWorkbench();
  const fault = run.fault?.step === 'call' ? run.fault : null;
  const placed = fault !== null && (fields.has(fault.field ?? '') || fault.field?.startsWith('headers.') === true);
  return (
    <Pane aria-labelledby="call-title">
      <PaneHead
        titleId="call-title"
        title="Call"
        detail="of a protected resource"
        actions={
          <>
            <FindingsButton />
            <UndoButtons />
          </>
        }
      />
      <PaneBody>
        <div className={classes.stack}>
          {fault === null || placed ? null : <FaultNote fault={fault} />}
          <CallForm fault={fault} />
          <CallFindings />
          <CallPreview />
        </div>
      </PaneBody>
      <RunFoot step="call" />
    </Pane>
  );
}

function CallForm({ fault }: { readonly fault: StepFault | null }) {
  const { session, situation } = useWorkbench();
  const { call } = situation.draft;
  const faultOf = (field: string) => (fault?.field === field ? fault : null);
  return (
    <fieldset aria-label="Call">
      <SectionTitle>Request</SectionTitle>
      <FormRow label="method" fault={faultOf('method')}>
        {(control) => (
          <>
            <TextInput
              {...control}
              mono
              list="call-methods"
              value={call.method}
              onChange={(method) => session.edit({ type: 'call', change: { method } })}
            />
            <datalist id="call-methods">
              {methods.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </datalist>
          </>
        )}
      </FormRow>
      <FormRow label="URL" fault={faultOf('url')}>
        {(control) => (
          <TextInput
            {...control}
            mono
            inputMode="url"
            placeholder="https://api.example/v1/things"
            value={call.url}
            onChange={(url) => session.edit({ type: 'call', change: { url } })}
          />
        )}
      </FormRow>
      <div data-place="request.headers">
        <TokenField />
      </div>
      <NamedValues
        noun="header"
        verbatim
        shownAs={maskedField}
        values={call.headers}
        onChange={(headers, row) =>
          session.edit(
            row === undefined
              ? { type: 'call', change: { headers: [...headers] } }
              : { type: 'call', change: { headers: [...headers] }, row },
          )
        }
        faultAt={(_, row) => (fault?.field === `headers.${row}.name` || fault?.field === `headers.${row}.value` ? fault : null)}
      />
      <FormRow label="body" fault={faultOf('body')}>
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={1}
            className={classes.growing}
            placeholder="none"
            value={call.body}
            onChange={(body) => session.edit({ type: 'call', change: { body } })}
          />
        )}
      </FormRow>
    </fieldset>
  );
}
