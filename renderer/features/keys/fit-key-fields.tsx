import type { Key } from '../../../core/contract/keys.ts';
import { Field } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { sizedTypeWords } from './key-words.ts';
import { MaterialField } from './material-field.tsx';
import { PasswordField } from './password-field.tsx';
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
  return (
    <>
      <div className={classes.source}>
        <Labelled label="What is compared">
          <Segmented label="What is compared" options={sources} value={source} onChange={form.setSource} />
        </Labelled>
        {source === 'given' ? (
          <FileButton label="Key file" size="s" multiple onFile={(_, files) => void material.take(files)}>
            Choose a file…
          </FileButton>
        ) : null}
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
          rows={4}
          placeholder="A key, a certificate, a JWK Set or a secret. Paste it here, or drop files."
          error={faults.material}
        />
      ) : null}
      {source === 'given' && form.encrypted ? (
        <PasswordField
          label="Password of the file"
          required
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
