import { useState } from 'react';
import { basicEncodings, standardBasicEncoding } from '../../../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethod, clientAuthenticationMethods } from '../../../../core/oauth/client-authentication.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Checkbox, Select, TextInput } from '../../../ui/inputs.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { FormRow } from '../fields/form-row.tsx';
import { FindingsButton } from '../findings/findings-button.tsx';
import { RequestFindings } from '../findings/request-findings.tsx';
import { sendsAssertion } from '../run/situation.ts';
import { FaultNote } from '../track/fault-note.tsx';
import { RunFoot } from '../track/run-foot.tsx';
import { UndoButtons } from '../track/undo-buttons.tsx';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../workbench-panes.module.css';
import { CurlView } from './curl-view.tsx';
import { GrantField } from './grant-field.tsx';
import { ParameterRows } from './parameter-rows.tsx';
import { RequestPreview } from './request-preview.tsx';
import { usePreview } from './use-preview.ts';

const forms = [
  { value: 'form', label: 'Form' },
  { value: 'curl', label: 'curl' },
] as const;

const basicOptions = basicEncodings.map(({ name, title }) => ({ value: name, label: `client_id and secret ${title}` }));

const methods = clientAuthenticationMethods.map(({ name, title }) => ({ value: name, label: `${name}: ${title}` }));

/** The token request before it is sent: as a form with the wire preview, or as a curl command. */
export function RequestEditor() {
  const { situation } = useWorkbench();
  const [form, setForm] = useState<'form' | 'curl'>('form');
  const preview = usePreview(situation);
  return (
    <Pane aria-labelledby="request-title">
      <PaneHead
        titleId="request-title"
        title="Token request"
        actions={
          <>
            <FindingsButton />
            <UndoButtons />
            <Segmented label="Form of the request" options={forms} value={form} onChange={setForm} />
          </>
        }
      />
      <PaneBody>
        {form === 'form' ? (
          <div className={classes.stack}>
            <RequestForm />
            <RequestFindings />
            <RequestPreview preview={preview} />
          </div>
        ) : (
          <CurlView preview={preview} />
        )}
      </PaneBody>
      <RunFoot step="request" aside={sendsAssertion(situation.draft) ? 'a fresh assertion each time' : null} />
    </Pane>
  );
}

function RequestForm() {
  const { client, session, situation, run } = useWorkbench();
  const { request } = situation.draft;
  const fault = run.fault?.step === 'request' ? run.fault : null;
  const faultOf = (field: string) => (fault?.field === field ? fault : null);
  const method = clientAuthenticationMethod(request.method);
  const placed =
    fault?.field === 'tokenEndpoint' ||
    fault?.field === 'grant' ||
    fault?.field === 'basicEncoding' ||
    fault?.field?.startsWith('parameters.') === true;
  return (
    <section aria-label="Request">
      {fault === null || placed ? null : <FaultNote fault={fault} inClient={fault.field !== null} />}
      <SectionTitle>Request</SectionTitle>
      <FormRow label="POST" fault={faultOf('tokenEndpoint')}>
        {(control) => (
          <TextInput
            {...control}
            mono
            aria-label="Token endpoint"
            inputMode="url"
            placeholder="https://as.example/token"
            value={request.tokenEndpoint}
            onChange={(tokenEndpoint) => session.edit({ type: 'request', change: { tokenEndpoint } })}
          />
        )}
      </FormRow>
      <GrantField fault={faultOf('grant')} />
      <FormRow
        label="method"
        hint={request.method === client.method ? null : `The registration says ${client.method}; this request goes its own way.`}
      >
        {(control) => (
          <Select
            {...control}
            aria-label="Client authentication method"
            options={methods}
            value={request.method}
            onChange={(name) => session.edit({ type: 'request', change: { method: name } })}
          />
        )}
      </FormRow>
      {method.assertion ? (
        <FormRow label="client_id">
          {(control) => (
            <Checkbox
              {...control}
              className={classes.toggle}
              label="Send it beside the assertion"
              checked={request.sendClientId}
              onChange={(sendClientId) => session.edit({ type: 'request', change: { sendClientId } })}
            />
          )}
        </FormRow>
      ) : null}
      {request.method === 'client_secret_basic' ? (
        <FormRow
          label="header"
          fault={faultOf('basicEncoding')}
          hint={request.basicEncoding === client.basicEncoding ? null : 'This request goes another way than the registration says.'}
        >
          {(control) => (
            <Select
              {...control}
              aria-label="client_id and secret in the header"
              options={basicOptions}
              value={request.basicEncoding ?? standardBasicEncoding}
              onChange={(basicEncoding) => session.edit({ type: 'request', change: { basicEncoding } })}
            />
          )}
        </FormRow>
      ) : null}
      <ParameterRows fault={fault} />
    </section>
  );
}
