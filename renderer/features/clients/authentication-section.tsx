import { clientAuthenticationMethod, clientAuthenticationMethods } from '../../../core/oauth/client-authentication.ts';
import type { ClientAuthenticationMethodName } from '../../../core/oauth/client-authentication.ts';
import { Field } from '../../ui/field.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { Select } from '../../ui/inputs.tsx';
import { AlgorithmField } from './algorithm-field.tsx';
import { algorithmForMethod } from './algorithm-choice.ts';
import { BasicEncodingField } from './basic-encoding-field.tsx';
import type { FormPartProps } from './form-fields.tsx';
import { KeyField } from './key-field.tsx';
import { SecretField } from './secret-field.tsx';
import type { SecretFieldProps } from './secret-field.tsx';
import classes from './clients.module.css';

const methodOptions = clientAuthenticationMethods.map(({ name, title }) => ({ value: name, label: `${name}: ${title}` }));

interface AuthenticationSectionProps extends FormPartProps {
  readonly heldSecret: SecretFieldProps['held'];
}

/** How the client proves who it is, and with what. */
export function AuthenticationSection({ heldSecret, ...part }: AuthenticationSectionProps) {
  const { form, faults, change } = part;
  const method = clientAuthenticationMethod(form.method);
  const choose = (name: ClientAuthenticationMethodName): void => change({ method: name, alg: algorithmForMethod(name, form.alg) });
  return (
    <FormSection title="Authentication" about={`How the client proves who it is at the token endpoint. ${method.source}`}>
      <Field label="Method" error={faults.method}>
        {(control) => <Select {...control} options={methodOptions} value={form.method} onChange={choose} />}
      </Field>
      {method.credential === 'secret' ? <SecretField {...part} held={heldSecret} /> : null}
      {form.method === 'client_secret_basic' ? <BasicEncodingField {...part} /> : null}
      {method.credential === 'key' ? (
        <div className={classes.pair}>
          <KeyField {...part} />
          <AlgorithmField {...part} />
        </div>
      ) : null}
      {method.credential === 'secret' && method.assertion ? <AlgorithmField {...part} /> : null}
    </FormSection>
  );
}
