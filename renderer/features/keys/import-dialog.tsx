import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { algorithmsFor, signingAlgorithms } from '../../../core/jose/algorithms.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { secretEncodings } from '../../app/secret-encodings.ts';
import { useRecognisedKey } from '../../app/use-recognised-key.ts';
import type { ReadAs } from '../../app/use-recognised-key.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { KeyDialogProps } from './generate-dialog.tsx';
import { useKeyCache } from './key-cache.ts';
import { KeyRecognition } from './key-recognition.tsx';
import { MaterialField } from './material-field.tsx';
import classes from './keys.module.css';

const readings: readonly { readonly value: ReadAs; readonly label: string }[] = [
  { value: 'recognise', label: 'Whatever it is' },
  ...secretEncodings.map(({ value, label }) => ({ value, label: `Secret: ${label}` })),
];

/** Characters of key material that the host takes. */
const longest = 1_000_000;

/** Takes in a key that exists already: PEM, JWK or a secret. Says what it is before it is kept. */
export function ImportDialog({ onClose, onMade }: KeyDialogProps) {
  const toast = useToast();
  const cache = useKeyCache();
  const picker = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [material, setMaterial] = useState('');
  const [readAs, setReadAs] = useState<ReadAs>('recognise');
  const [alg, setAlg] = useState('');
  const [tried, setTried] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const input = {
    material,
    ...(readAs === 'recognise' ? {} : { secretEncoding: readAs }),
    ...(alg === '' ? {} : { alg }),
  };
  const recognition = useRecognisedKey(input);
  const bring = useMutation({
    mutationFn: () => withVault(() => host.keys.import({ name, ...input })),
    onSuccess: ({ key }) => {
      cache.put(key);
      toast.show({ severity: 'success', text: `${quotedName(key.name)} was imported.` });
      onMade(key.id);
    },
  });
  const fault = bring.isError ? hostFault(bring.error) : null;
  const fitting = recognition.key === null ? signingAlgorithms : algorithmsFor(recognition.key);
  const take = async (file: File): Promise<void> => {
    setTooLarge(file.size > longest);
    if (file.size > longest) return;
    setMaterial(await file.text());
    if (name === '') setName(file.name.replace(/\.[^.]+$/, ''));
  };
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '' && material !== '' && !bring.isPending) bring.mutate();
  };
  return (
    <Dialog
      open
      title="Import a key"
      width={600}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button icon={<Icon of={FileUp} />} className={classes.choose} onClick={() => picker.current?.click()}>
            Choose a file…
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={bring.isPending}>
            Import
          </Button>
        </>
      }
    >
      <MaterialField
        value={material}
        error={
          tooLarge
            ? 'The file is larger than 1 MB, so it is no key. Choose another one.'
            : tried && material === ''
              ? 'Paste a key, or choose a file.'
              : undefined
        }
        onChange={setMaterial}
        onFile={(file) => void take(file)}
      />
      <div className={classes.recognition} aria-live="polite">
        <KeyRecognition recognition={recognition} />
      </div>
      <Field
        label="Name"
        required
        error={tried && name.trim() === '' ? 'Give the key a name.' : fault?.field === 'name' ? fault.message : undefined}
      >
        {(control) => <TextInput {...control} placeholder="acme-2026" value={name} onChange={setName} />}
      </Field>
      <div className={classes.pair}>
        <Field label="Read it as" error={fault?.field === 'secretEncoding' ? fault.message : undefined}>
          {(control) => <Select {...control} options={readings} value={readAs} onChange={setReadAs} />}
        </Field>
        <Field label="For algorithm" error={fault?.field === 'alg' ? faultText(bring.error) : undefined}>
          {(control) => (
            <Select
              {...control}
              options={[{ value: '', label: 'Any that fits' }, ...fitting.map((entry) => ({ value: entry.alg, label: entry.alg }))]}
              value={alg}
              onChange={setAlg}
            />
          )}
        </Field>
      </div>
      {fault === null || ['name', 'alg', 'secretEncoding'].includes(fault.field ?? '') ? null : (
        <Note severity="error" live>
          {faultText(bring.error)}
        </Note>
      )}
      <input
        ref={picker}
        type="file"
        aria-label="Key file"
        tabIndex={-1}
        className={classes.file}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    </Dialog>
  );
}
