import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signingAlgorithm, signingAlgorithms } from '../../../core/jose/algorithms.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';

const algorithms = signingAlgorithms.map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` }));

/** Fields that show a fault of their own. */
const shown = ['name', 'alg'];

const moduli = [
  { value: '2048', label: '2048' },
  { value: '3072', label: '3072' },
  { value: '4096', label: '4096' },
] as const;

/** What a dialog that makes a key is given. */
export interface KeyDialogProps {
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Makes a new key for an algorithm. */
export function GenerateDialog({ onClose, onMade }: KeyDialogProps) {
  const toast = useToast();
  const cache = useKeyCache();
  const [name, setName] = useState('');
  const [alg, setAlg] = useState('ES256');
  const [modulus, setModulus] = useState<(typeof moduli)[number]['value']>('2048');
  const [length, setLength] = useState('');
  const [nameMissing, setNameMissing] = useState(false);
  const algorithm = signingAlgorithm(alg);
  const least = algorithm?.hashBits ?? 256;
  const lengthBits = length.trim() === '' ? least : Number(length);
  const lengthFault = Number.isInteger(lengthBits) && lengthBits > 0 ? undefined : 'The length is a whole number of bits, such as 256.';
  const generate = useMutation({
    mutationFn: () => {
      const bits = algorithm?.kty === 'RSA' ? Number(modulus) : algorithm?.kty === 'oct' ? lengthBits : undefined;
      return withVault(() => host.keys.generate(bits === undefined ? { name, alg } : { name, alg, bits }));
    },
    onSuccess: (key) => {
      cache.put(key);
      toast.show({ severity: 'success', text: `${quotedName(key.name)} was generated.` });
      onMade(key.id);
    },
  });
  const fault = generate.isError ? { field: hostFault(generate.error).field, text: faultText(generate.error) } : null;
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.text : undefined);
  const submit = (): void => {
    setNameMissing(name.trim() === '');
    if (name.trim() !== '' && !(algorithm?.kty === 'oct' && lengthFault !== undefined) && !generate.isPending) generate.mutate();
  };
  return (
    <Dialog
      open
      title="Generate a key"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={generate.isPending}>
            Generate
          </Button>
        </>
      }
    >
      <Field label="Name" required error={nameMissing && name.trim() === '' ? 'Give the key a name.' : faultOf('name')}>
        {(control) => <TextInput {...control} placeholder="acme-2026" value={name} onChange={setName} />}
      </Field>
      <Field label="Algorithm" hint={algorithm?.source} error={faultOf('alg')}>
        {(control) => <Select {...control} options={algorithms} value={alg} onChange={setAlg} />}
      </Field>
      {algorithm?.kty === 'RSA' ? (
        <Labelled label="Modulus in bits">
          <Segmented label="Modulus in bits" options={moduli} value={modulus} onChange={setModulus} />
        </Labelled>
      ) : null}
      {algorithm?.kty === 'oct' ? (
        <Field
          label="Length in bits"
          hint="Empty takes the length of the hash."
          error={lengthFault ?? faultOf('bits')}
          warning={lengthBits < least ? `${alg} wants at least ${least} bits (RFC 7518 3.2).` : undefined}
        >
          {(control) => <TextInput {...control} inputMode="numeric" placeholder={String(least)} value={length} onChange={setLength} />}
        </Field>
      ) : null}
      {fault !== null && !(shown.includes(fault.field ?? '') || (fault.field === 'bits' && algorithm?.kty === 'oct')) ? (
        <Note severity="error" live>
          {fault.text}
        </Note>
      ) : null}
    </Dialog>
  );
}
