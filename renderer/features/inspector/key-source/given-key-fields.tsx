import { X } from 'lucide-react';
import { useState } from 'react';
import { grouped } from '../../../../core/jose/time-words.ts';
import { secretEncodings } from '../../../app/secret-encodings.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select, TextArea, TextInput } from '../../../ui/inputs.tsx';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import type { GivenKey } from './key-source.ts';
import { readKeyFile } from './read-key-file.ts';
import classes from './key-source.module.css';

const readings: readonly { readonly value: GivenKey['readAs']; readonly label: string }[] = [
  { value: 'recognise', label: 'Whatever it is' },
  ...secretEncodings.map(({ value, label }) => ({ value, label: `Secret: ${label}` })),
];

interface GivenKeyFieldsProps {
  readonly given: GivenKey;
  /** What is wrong with the key, and with its password. */
  readonly faults: { readonly material: string | undefined; readonly password: string | undefined };
  readonly onChange: (given: GivenKey) => void;
}

/** A key that is pasted, or comes as a file: PEM, DER, JWK, JWK Set, PKCS#12, certificate, or a secret. */
export function GivenKeyFields({ given, faults, onChange }: GivenKeyFieldsProps) {
  const [unread, setUnread] = useState<string | null>(null);
  const [wasEncrypted, setWasEncrypted] = useState(false);
  if (faults.password !== undefined && !wasEncrypted) setWasEncrypted(true);
  const take = async (file: File): Promise<void> => {
    const read = await readKeyFile(file);
    setUnread('fault' in read ? read.fault : null);
    if ('fault' in read) return;
    setWasEncrypted(false);
    onChange({ ...given, text: '', file: read, password: '' });
  };
  const drop = useFileDrop((file) => void take(file));
  return (
    <div {...drop} className={classes.given}>
      <Field label="Key" error={unread ?? faults.material}>
        {(control) =>
          given.file === null ? (
            <TextArea
              {...control}
              mono
              rows={4}
              placeholder="Paste a PEM, a JWK, a JWK Set, a certificate or a secret, or drop a file."
              value={given.text}
              onChange={(text) => {
                setUnread(null);
                onChange({ ...given, text });
              }}
            />
          ) : (
            <output id={control.id} aria-describedby={control['aria-describedby']} className={classes.file}>
              <span>
                {given.file.name} <small>{grouped(given.file.bytes)} bytes</small>
              </span>
              <IconButton
                size="s"
                label="Leave this file out"
                icon={<Icon of={X} />}
                onClick={() => onChange({ ...given, file: null, password: '' })}
              />
            </output>
          )
        }
      </Field>
      <div className={classes.line}>
        <Field label="Read it as">
          {(control) => (
            <Select {...control} options={readings} value={given.readAs} onChange={(readAs) => onChange({ ...given, readAs })} />
          )}
        </Field>
        {wasEncrypted || given.password !== '' ? (
          <Field label="Password" error={faults.password}>
            {(control) => (
              <TextInput {...control} type="password" value={given.password} onChange={(password) => onChange({ ...given, password })} />
            )}
          </Field>
        ) : null}
        <FileButton size="s" label="Key file" onFile={(file) => void take(file)}>
          Choose a file…
        </FileButton>
      </div>
    </div>
  );
}
