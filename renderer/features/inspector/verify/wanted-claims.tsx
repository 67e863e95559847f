import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/inputs.tsx';

/** What a person expects of a token beside its signature; empty for what is not checked. */
export interface ExpectedClaims {
  readonly audience: string;
  readonly issuer: string;
}

let last: ExpectedClaims = { audience: '', issuer: '' };

/** What is expected of tokens, kept while other things are looked at. */
export function useWantedClaims(): readonly [ExpectedClaims, (wanted: ExpectedClaims) => void] {
  const [wanted, setWanted] = useState(last);
  const change = (next: ExpectedClaims): void => {
    last = next;
    setWanted(next);
  };
  return [wanted, change];
}

interface WantedClaimsFieldsProps {
  readonly wanted: ExpectedClaims;
  /** The issuer that is expected where none is entered: the one whose keys are used; empty for none. */
  readonly issuer: string;
  readonly onChange: (wanted: ExpectedClaims) => void;
}

/** Asks what issuer and audience are expected; both may be left empty. */
export function WantedClaimsFields({ wanted, issuer: implied, onChange }: WantedClaimsFieldsProps) {
  return (
    <>
      <Field label="Expected issuer (iss)">
        {(control) => (
          <TextInput
            {...control}
            mono
            placeholder={implied || 'not checked'}
            value={wanted.issuer}
            onChange={(issuer) => onChange({ ...wanted, issuer })}
          />
        )}
      </Field>
      <Field label="Expected audience (aud)">
        {(control) => (
          <TextInput
            {...control}
            mono
            placeholder="not checked"
            value={wanted.audience}
            onChange={(audience) => onChange({ ...wanted, audience })}
          />
        )}
      </Field>
    </>
  );
}
