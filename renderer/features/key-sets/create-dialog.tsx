import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useKeySetCache } from './key-set-cache.ts';
import classes from './key-sets.module.css';

interface CreateDialogProps {
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Makes a key set without keys. */
export function CreateDialog({ onClose, onMade }: CreateDialogProps) {
  const cache = useKeySetCache();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const create = useMutation({
    mutationFn: () => host.keySets.create({ name }),
    onSuccess: (set) => {
      cache.put(set);
      onMade(set.id);
    },
  });
  const aboutName = hostFault(create.error).field === 'name';
  const nameFault = create.error !== null && aboutName ? faultText(create.error) : undefined;
  return (
    <Dialog
      open
      title="New key set"
      onClose={onClose}
      onSubmit={() => {
        setMissing(name.trim() === '');
        if (name.trim() !== '') create.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            Create
          </Button>
        </>
      }
    >
      <div className={classes.form} data-start>
        {create.error !== null && !aboutName ? <Note severity="error">{faultText(create.error)}</Note> : null}
        <Field
          label="Name"
          required
          hint="It becomes part of the address, which stays when you rename the set."
          error={missing && name.trim() === '' ? 'Give the key set a name.' : nameFault}
        >
          {(control) => <TextInput {...control} value={name} onChange={setName} />}
        </Field>
      </div>
    </Dialog>
  );
}
