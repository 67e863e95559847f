import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../app/host.ts';
import { Field } from '../../../ui/field.tsx';
import { Select, TextInput } from '../../../ui/inputs.tsx';
import { GivenKeyFields } from './given-key-fields.tsx';
import type { KeySource, KeyWay } from './key-source.ts';
import classes from './key-source.module.css';

/** What is wrong with a source, by the field that it is about. */
export interface SourceFaults {
  readonly keyId?: string | undefined;
  readonly material?: string | undefined;
  readonly password?: string | undefined;
  readonly jwksUri?: string | undefined;
  readonly issuer?: string | undefined;
}

interface KeySourceFieldsProps {
  readonly ways: readonly { readonly value: KeyWay; readonly label: string }[];
  readonly source: KeySource;
  readonly faults: SourceFaults;
  readonly onChange: (change: Partial<KeySource>) => void;
  /** Leaves out held keys that only verify. */
  readonly privateOnly?: boolean;
}

/** Chooses where keys come from, and asks for what that way needs. */
export function KeySourceFields({ ways, source, faults, onChange, privateOnly = false }: KeySourceFieldsProps) {
  const { way, keyId, given, jwksUri, issuer } = source;
  return (
    <>
      <Field label="With">
        {(control) => <Select {...control} options={ways} value={way} onChange={(next) => onChange({ way: next })} />}
      </Field>
      {way === 'key' ? (
        <Field label="Key" error={faults.keyId}>
          {(control) => (
            <HeldKeySelect {...control} keyId={keyId} privateOnly={privateOnly} onChange={(chosen) => onChange({ keyId: chosen })} />
          )}
        </Field>
      ) : null}
      {way === 'jwks' ? (
        <Field label="jwks_uri" error={faults.jwksUri}>
          {(control) => (
            <TextInput
              {...control}
              mono
              placeholder="https://as.example/jwks"
              value={jwksUri}
              onChange={(text) => onChange({ jwksUri: text })}
            />
          )}
        </Field>
      ) : null}
      {way === 'issuer' ? (
        <Field label="Issuer" error={faults.issuer}>
          {(control) => (
            <TextInput {...control} mono placeholder="https://as.example" value={issuer} onChange={(text) => onChange({ issuer: text })} />
          )}
        </Field>
      ) : null}
      {way === 'given' ? (
        <div className={classes.wide}>
          <GivenKeyFields
            given={given}
            faults={{ material: faults.material, password: faults.password }}
            onChange={(next) => onChange({ given: { ...given, ...next } })}
          />
        </div>
      ) : null}
    </>
  );
}

interface HeldKeySelectProps {
  readonly id: string;
  readonly keyId: string;
  readonly privateOnly: boolean;
  readonly onChange: (id: string) => void;
}

function HeldKeySelect({ keyId, privateOnly, onChange, ...control }: HeldKeySelectProps) {
  const { data: keys = [] } = useQuery(queries.keys.list.queryOptions());
  const options = keys
    .filter((key) => key.private || !privateOnly)
    .map(({ id, name, kty, crv }) => ({ value: id, label: `${name} (${crv ?? kty})` }));
  const known = options.some(({ value }) => value === keyId);
  return <Select {...control} options={[{ value: '', label: 'Choose…' }, ...options]} value={known ? keyId : ''} onChange={onChange} />;
}
