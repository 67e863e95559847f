import { keyPurposes, keyPurposesFor } from '../../../core/jose/key-purposes.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { navigate } from '../../app/routes.ts';
import { secretEncodings } from '../../app/secret-encodings.ts';
import type { ReadAs } from '../../app/use-recognised-key.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CandidateList } from './candidate-list.tsx';
import type { KeyDialogProps } from './generate-dialog.tsx';
import { KeyRecognition } from './key-recognition.tsx';
import { MaterialField } from './material-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ServiceAccountOffer } from './service-account-offer.tsx';
import { useKeyImport, type Imported } from './use-key-import.ts';
import classes from './keys.module.css';

const readings: readonly { readonly value: ReadAs; readonly label: string }[] = [
  { value: 'recognise', label: 'Whatever it is' },
  ...secretEncodings.map(({ value, label }) => ({ value, label: `Secret: ${label}` })),
];

/** Takes in keys that exist already, in any form. Says what was read before anything is kept. */
export function ImportDialog({ onClose, onMade }: KeyDialogProps) {
  const toast = useToast();
  const finish = ({ keys, client, clientFault }: Imported): void => {
    const [first] = keys;
    if (first === undefined) return;
    const what = keys.length === 1 ? `${quotedName(first.name)} was` : `${keys.length} keys were`;
    const action = client === null ? undefined : { label: 'Open the client', onAction: () => navigate('clients', client.id) };
    toast.show({ severity: 'success', text: `${what} imported${client === null ? '' : ', and a client for it was added'}.`, action });
    if (clientFault !== null) toast.show({ severity: 'error', text: `The client was not added. ${clientFault}` });
    onMade(first.id);
  };
  const form = useKeyImport(finish);
  const { material, recognition, faults, several, serviceAccount } = form;
  const { key } = recognition;
  const wrongPassword = recognition.field === 'password' && form.password !== '' ? (recognition.fault ?? undefined) : undefined;
  const fitting = key === null ? keyPurposes : keyPurposesFor(key);
  const algorithms = [{ value: '', label: 'Any that fits' }, ...fitting.map(({ alg }) => ({ value: alg, label: alg }))];
  const unsaid = [faults.other, faults.material].filter((fault) => fault !== undefined && fault !== recognition.fault);
  return (
    <Dialog
      open
      title="Import a key"
      width={600}
      onClose={onClose}
      onSubmit={form.bring}
      footer={
        <>
          <FileButton label="Key file" multiple className={classes.choose} onFile={(_, files) => void material.take(files)}>
            Choose a file…
          </FileButton>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {form.chosen.size > 1 ? `Import ${form.chosen.size} keys` : 'Import'}
          </Button>
        </>
      }
    >
      <MaterialField
        label="Key"
        material={material}
        placeholder={'Paste it here, or drop files.\n\n-----BEGIN PRIVATE KEY-----'}
        error={material.value === '' ? faults.material : undefined}
      />
      {form.encrypted ? (
        <PasswordField
          label="Password of the file"
          required
          value={form.password}
          onChange={form.setPassword}
          hint="It opens the file once and is not kept."
          error={wrongPassword ?? faults.password}
        />
      ) : null}
      <div className={classes.recognition} aria-live="polite">
        {several && form.chosen.size !== 1 ? null : (
          <KeyRecognition recognition={recognition} passwordSaid={wrongPassword !== undefined || faults.password !== undefined} />
        )}
      </div>
      {several && key !== null ? (
        <CandidateList
          candidates={key.candidates}
          names={form.names}
          chosen={form.chosen}
          onChange={form.setChosen}
          error={faults.select ?? faults.name}
        />
      ) : (
        <Field label="Name" required error={faults.name}>
          {(control) => <TextInput {...control} placeholder="acme-2026" value={form.name} onChange={form.setName} />}
        </Field>
      )}
      {serviceAccount === null ? null : (
        <ServiceAccountOffer account={serviceAccount} checked={form.addClient} onChange={form.setAddClient} />
      )}
      <div className={classes.pair}>
        <Field label="Read it as" error={faults.secretEncoding}>
          {(control) => <Select {...control} options={readings} value={form.readAs} onChange={form.setReadAs} />}
        </Field>
        {several ? null : (
          <Field label="For algorithm" error={faults.alg}>
            {(control) => <Select {...control} options={algorithms} value={form.alg} onChange={form.setAlg} />}
          </Field>
        )}
      </div>
      {unsaid.length === 0 || material.value === '' ? null : (
        <Note severity="error" live>
          {unsaid.join(' ')}
        </Note>
      )}
    </Dialog>
  );
}
