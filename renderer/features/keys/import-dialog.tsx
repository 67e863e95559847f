import { keyPurposes, keyPurposesFor } from '../../../core/jose/key-purposes.ts';
import { FilePasswordField } from '../../app/key-material/file-password-field.tsx';
import { isEmptyMaterial, type GivenMaterial } from '../../app/key-material/given-material.ts';
import { MaterialField, MaterialFileButton } from '../../app/key-material/material-field.tsx';
import { ReadAsField } from '../../app/key-material/read-as-field.tsx';
import { quotedName } from '../../app/quoted-name.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CandidateList } from './candidate-list.tsx';
import type { KeyDialogProps } from './generate-dialog.tsx';
import { KeyRecognition } from './key-recognition.tsx';
import { ServiceAccountOffer } from './service-account-offer.tsx';
import { useKeyImport, type Imported } from './use-key-import.ts';
import classes from './keys.module.css';

interface ImportDialogProps extends KeyDialogProps {
  /** What was dropped, or brought from another view, before it was opened. */
  readonly initial: GivenMaterial;
}

/** Takes in keys that exist already, in any form. Says what was read before anything is kept. */
export function ImportDialog({ initial, onClose, onMade }: ImportDialogProps) {
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
  const form = useKeyImport(initial, finish);
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
      height={632}
      onClose={onClose}
      onSubmit={form.bring}
      footer={
        <>
          <MaterialFileButton label="Key file" className={classes.choose} material={material} onChange={form.setMaterial} />
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
        onChange={form.setMaterial}
        placeholder={'Paste it here, or drop files.\n\n-----BEGIN PRIVATE KEY-----'}
        error={isEmptyMaterial(material.value) ? faults.material : undefined}
      />
      <FilePasswordField
        of={material.value}
        needed={form.encrypted}
        value={form.password}
        onChange={form.setPassword}
        hint="It opens the file once and is not kept."
        error={wrongPassword ?? faults.password}
      />
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
        <ReadAsField value={form.readAs} onChange={form.setReadAs} error={faults.secretEncoding} />
        {several ? null : (
          <Field label="For algorithm" error={faults.alg}>
            {(control) => <Select {...control} options={algorithms} value={form.alg} onChange={form.setAlg} />}
          </Field>
        )}
      </div>
      {unsaid.length === 0 || isEmptyMaterial(material.value) ? null : (
        <Note severity="error" live>
          {unsaid.join(' ')}
        </Note>
      )}
    </Dialog>
  );
}
