import type { Key } from '../../../core/contract/keys.ts';
import { FilePasswordField } from '../../app/key-material/file-password-field.tsx';
import { MaterialField, MaterialFileButton } from '../../app/key-material/material-field.tsx';
import { usePasswordNeed } from '../../app/key-material/use-recognised-key.ts';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { sizedTypeWords } from './key-words.ts';
import type { FitForm, FitSource } from './use-key-fit.ts';
import classes from './fit.module.css';

const sources: readonly { readonly value: FitSource; readonly label: string }[] = [
  { value: 'held', label: 'A held key' },
  { value: 'given', label: 'Pasted, or a file' },
  { value: 'jwksUri', label: 'A jwks_uri' },
];

interface FitKeyFieldsProps {
  readonly form: FitForm;
  readonly keys: readonly Key[];
}

/** Chooses what is compared: a held key, keys or certificates from elsewhere, or those that a server publishes. */
export function FitKeyFields({ form, keys }: FitKeyFieldsProps) {
  const { source, texts, material, faults } = form;
  const encrypted = usePasswordNeed(material.value);
  return (
    <>
      <div className={classes.source}>
        <Labelled label="What is compared">
          <Segmented label="What is compared" options={sources} value={source} onChange={form.setSource} />
        </Labelled>
        {source === 'given' ? <MaterialFileButton label="Key file" size="s" material={material} onChange={form.setMaterial} /> : null}
      </div>
      {source === 'held' ? (
        <Field label="Key" required error={faults.keyId}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: '', label: 'Choose a key' },
                ...keys.map((key) => ({ value: key.id, label: `${key.name} (${sizedTypeWords(key)})` })),
              ]}
              value={texts.keyId}
              onChange={(keyId) => form.change({ keyId })}
            />
          )}
        </Field>
      ) : null}
      {source === 'given' ? (
        <MaterialField
          label="Keys or certificates"
          material={material}
          onChange={form.setMaterial}
          rows={4}
          placeholder="A key, a certificate, a JWK Set or a secret. Paste it here, or drop files."
          error={faults.material}
        />
      ) : null}
      {source === 'given' ? (
        <FilePasswordField
          of={material.value}
          needed={encrypted || faults.password !== undefined}
          value={texts.password}
          onChange={(password) => form.change({ password })}
          error={faults.password}
        />
      ) : null}
      {source === 'jwksUri' ? (
        <Field label="jwks_uri" required hint="It is fetched once, without credentials." error={faults.jwksUri}>
          {(control) => (
            <TextInput
              {...control}
              mono
              placeholder="https://as.example/jwks"
              value={texts.jwksUri}
              onChange={(jwksUri) => form.change({ jwksUri })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
