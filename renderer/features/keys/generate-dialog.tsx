import { keyPurposes, type KeyPurpose } from '../../../core/jose/key-purposes.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';
import { SizeField } from './size-field.tsx';
import { useKeyGeneration } from './use-key-generation.ts';

const uses: readonly { readonly value: KeyPurpose['use']; readonly label: string }[] = [
  { value: 'sig', label: 'Signing' },
  { value: 'enc', label: 'Opening encrypted tokens' },
];

/** What is proposed for each use. */
const proposed: Readonly<Record<KeyPurpose['use'], string>> = { sig: 'ES256', enc: 'RSA-OAEP-256' };

/** What a dialog that makes a key is given. */
export interface KeyDialogProps {
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Makes a new key for an algorithm. */
export function GenerateDialog({ onClose, onMade }: KeyDialogProps) {
  const toast = useToast();
  const cache = useKeyCache();
  const form = useKeyGeneration((key) => {
    cache.put(key);
    toast.show({ severity: 'success', text: `${quotedName(key.name)} was generated.` });
    onMade(key.id);
  });
  const { purpose, lack, faults } = form;
  const use = purpose?.use ?? 'sig';
  const algorithms = keyPurposes.filter((each) => each.use === use).map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` }));
  return (
    <Dialog
      open
      title="Generate a key"
      onClose={onClose}
      onSubmit={form.bring}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Generate
          </Button>
        </>
      }
    >
      <Field label="Name" required error={faults.name}>
        {(control) => <TextInput {...control} placeholder="acme-2026" value={form.name} onChange={form.setName} />}
      </Field>
      <Labelled label="For">
        <Segmented label="For" options={uses} value={use} onChange={(next) => form.setAlg(proposed[next])} />
      </Labelled>
      <Field
        label="Algorithm"
        hint={purpose?.source}
        error={lack?.forbids === true ? `${lack.sentence} Choose another algorithm, or run Assay on Node.js 24.7 or newer.` : faults.alg}
        warning={lack?.forbids === false ? `${lack.sentence} The key can be made here, and opens tokens where there is one.` : undefined}
      >
        {(control) => <Select {...control} options={algorithms} value={purpose?.alg ?? ''} onChange={form.setAlg} />}
      </Field>
      <SizeField form={form} />
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
    </Dialog>
  );
}
