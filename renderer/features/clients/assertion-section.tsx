import type { AssertionTemplate } from '../../../core/contract/clients.ts';
import { durationWords } from '../../../core/jose/time-words.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import { Field } from '../../ui/field.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { Checkbox, TextInput } from '../../ui/inputs.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AlgorithmField } from './algorithm-field.tsx';
import { CertificateParameters } from './certificate-parameters.tsx';
import type { ClientForm } from './client-form.ts';
import type { FormPartProps } from './form-fields.tsx';
import { JsonField } from './json-field.tsx';
import { KeyField } from './key-field.tsx';
import classes from './clients.module.css';

type AudienceKind = AssertionTemplate['audience']['kind'];

const audiences: readonly { readonly value: AudienceKind; readonly label: string }[] = [
  { value: 'issuer', label: 'Issuer' },
  { value: 'token-endpoint', label: 'Token endpoint' },
  { value: 'value', label: 'Other value' },
];

/** Seconds beyond which an assertion is called long-lived. */
const usuallyLong = 3600;

function lifetimeWarning(text: string): string | undefined {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isInteger(seconds)) return undefined;
  if (seconds <= 0) return 'Such an assertion is expired when it is signed. Useful to test a server.';
  return seconds > usuallyLong
    ? `${durationWords(seconds)} is long: many servers refuse assertions that live more than an hour.`
    : undefined;
}

/** How the client’s assertions are made, before one is edited on the workbench. */
export function AssertionSection(part: FormPartProps) {
  const { form, faults, change } = part;
  const { template } = form;
  const method = clientAuthenticationMethod(form.method);
  const set = (fields: Partial<ClientForm['template']>): void => change({ template: { ...template, ...fields } });
  const audienceText = { issuer: form.issuer, 'token-endpoint': form.tokenEndpoint, value: template.audience.value }[
    template.audience.kind
  ];
  const about = method.assertion
    ? 'What each new assertion starts from. The workbench can change all of it.'
    : `${form.method} signs none; the jwt-bearer grant does.`;
  return (
    <FormSection title="Assertion" about={about}>
      {method.assertion ? null : (
        <div className={classes.pair}>
          <KeyField {...part} />
          <AlgorithmField {...part} />
        </div>
      )}
      <Field label="Audience (aud)" error={faults['template.audience']}>
        {(control) => (
          <div className={classes.audience}>
            <Segmented
              label="Audience from"
              options={audiences}
              value={template.audience.kind}
              onChange={(kind) => set({ audience: { ...template.audience, kind } })}
            />
            <TextInput
              {...control}
              mono
              readOnly={template.audience.kind !== 'value'}
              placeholder={template.audience.kind === 'value' ? 'https://…' : 'Not set yet'}
              value={audienceText}
              onChange={(value) => set({ audience: { ...template.audience, value } })}
            />
          </div>
        )}
      </Field>
      <div className={classes.pair}>
        <Field label="Lifetime in seconds" error={faults['template.lifetime']} warning={lifetimeWarning(template.lifetime)}>
          {(control) => (
            <TextInput {...control} mono inputMode="numeric" value={template.lifetime} onChange={(lifetime) => set({ lifetime })} />
          )}
        </Field>
        <Field label="Type (typ)" hint="Empty leaves it out." error={faults['template.typ']}>
          {(control) => <TextInput {...control} mono value={template.typ} onChange={(typ) => set({ typ })} />}
        </Field>
      </div>
      <fieldset className={classes.checks}>
        <legend>Send</legend>
        <Checkbox label={<code>iat</code>} checked={template.iat} onChange={(iat) => set({ iat })} />
        <Checkbox label={<code>nbf</code>} checked={template.nbf} onChange={(nbf) => set({ nbf })} />
        <Checkbox label={<code>jti</code>} checked={template.jti} onChange={(jti) => set({ jti })} />
        <Checkbox
          label={
            <>
              <code>client_id</code> beside the assertion
            </>
          }
          checked={template.sendClientId}
          onChange={(sendClientId) => set({ sendClientId })}
        />
      </fieldset>
      <CertificateParameters {...part} />
      <JsonField
        label="Further header parameters"
        hint={
          <>
            As JSON; they win over the ones above. <code>null</code> leaves a member out.
          </>
        }
        value={template.header}
        error={faults['template.header']}
        onChange={(header) => set({ header })}
      />
      <JsonField
        label="Further claims"
        hint={
          <>
            As JSON. <code>{'{{now+60}}'}</code>, <code>{'{{uuid}}'}</code>, <code>{'{{client_id}}'}</code> and the like are filled in when
            signing.
          </>
        }
        value={template.claims}
        error={faults['template.claims']}
        onChange={(claims) => set({ claims })}
      />
    </FormSection>
  );
}
