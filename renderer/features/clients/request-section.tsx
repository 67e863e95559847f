import { FormSection } from '../../ui/form-section.tsx';
import { GrantField } from './grant-field.tsx';
import { FormText } from './form-fields.tsx';
import type { FormPartProps } from './form-fields.tsx';
import { ParametersField } from './parameters-field.tsx';
import classes from './clients.module.css';

/** What token requests start with, and the resource that their tokens are for. */
export function RequestSection(part: FormPartProps) {
  return (
    <FormSection title="Token request" about="What each request starts with. Empty fields are not sent.">
      <GrantField {...part} />
      <FormText {...part} name="scope" label="Scope" hint="Separated by spaces." placeholder="payments:read payments:write" />
      <div className={classes.pair}>
        <FormText {...part} name="resource" label="Resource" hint="RFC 8707 resource indicator." placeholder="https://api.example/" />
        <FormText {...part} name="audience" label="Audience parameter" hint="Some servers take it instead of resource." />
      </div>
      <ParametersField {...part} />
      <FormText
        {...part}
        name="apiUrl"
        label="Protected resource"
        hint="Where the last step of the workbench tries the token."
        placeholder="https://api.example/v1/payments"
      />
    </FormSection>
  );
}
