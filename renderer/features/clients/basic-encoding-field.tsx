import { basicEncodings, standardBasicEncoding } from '../../../core/oauth/basic-credentials.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import type { FormPartProps } from './form-fields.tsx';

const options = basicEncodings.map(({ name, title }) => ({ value: name, label: `client_id and secret ${title}` }));

/** How client_id and secret are written in the Authorization header: servers differ (RFC 6749 2.3.1). */
export function BasicEncodingField({ form, faults, change }: FormPartProps) {
  return (
    <Field
      label="Authorization header"
      hint="It makes a difference only where one of them holds other characters than letters and digits."
      error={faults.basicEncoding}
    >
      {(control) => (
        <Select
          {...control}
          options={options}
          value={form.basicEncoding ?? standardBasicEncoding}
          onChange={(basicEncoding) => change({ basicEncoding })}
        />
      )}
    </Field>
  );
}
