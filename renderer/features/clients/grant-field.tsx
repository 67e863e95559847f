import { grants, knownGrant } from '../../../core/oauth/grants.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import type { FormPartProps } from './form-fields.tsx';

const options = grants.map(({ name, title }) => ({ value: name, label: `${title}: ${name}` }));
const usual = 'client_credentials';

/** The grant that the client's drafts start with. */
export function GrantField({ form, change }: FormPartProps) {
  const grant = form.grant ?? usual;
  return (
    <Field label="Grant" hint={knownGrant(grant)?.sentence}>
      {(control) => (
        <Select {...control} options={options} value={grant} onChange={(value) => change({ grant: value === usual ? undefined : value })} />
      )}
    </Field>
  );
}
