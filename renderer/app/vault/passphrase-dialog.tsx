import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { faultText, hostFault } from '../host-fault.ts';
import { queries } from '../host.ts';

interface PassphraseDialogProps {
  /** Whether a passphrase protects the vault already; then the present one is asked for. */
  readonly change: boolean;
  readonly onClose: () => void;
}

/** Characters below which a passphrase is called short; NIST SP 800-63B-4 3.1.1.2 asks for 15 where it stands alone. */
const advisable = 15;

/** Puts the vault's data key under a passphrase, or under another one. */
export function PassphraseDialog({ change, onClose }: PassphraseDialogProps) {
  const cache = useQueryClient();
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const save = useMutation(
    queries.vault.changePassphrase.mutationOptions({
      onSuccess: (status) => {
        cache.setQueryData(queries.vault.status.queryKey(), status);
        toast.show({ severity: 'success', text: change ? 'The passphrase was changed.' : 'Secrets are now kept under your passphrase.' });
        onClose();
      },
    }),
  );
  const differs = repeated !== '' && repeated !== next;
  const ready = next !== '' && repeated === next && (!change || current !== '');
  const fault = save.isError ? { ...hostFault(save.error), text: faultText(save.error) } : null;
  const aboutCurrent = change && fault !== null && fault.field !== 'next';
  const submit = (): void => {
    if (ready && !save.isPending) save.mutate(change ? { current, next } : { next });
  };
  return (
    <Dialog
      open
      title={change ? 'Change the passphrase' : 'Set a passphrase'}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={!ready}>
            {change ? 'Change' : 'Set passphrase'}
          </Button>
        </>
      }
    >
      <p>
        The passphrase seals the key to every secret on this machine. Nobody can recover it: without it, the held keys, secrets and tokens
        are lost.
      </p>
      {change ? (
        <Field label="Present passphrase" error={aboutCurrent ? fault.text : undefined}>
          {(control) => <TextInput {...control} type="password" value={current} onChange={setCurrent} />}
        </Field>
      ) : null}
      <Field
        label="New passphrase"
        error={fault !== null && !aboutCurrent ? fault.text : undefined}
        warning={next !== '' && next.length < advisable ? `Short: ${advisable} characters or more withstand guessing better.` : undefined}
      >
        {(control) => <TextInput {...control} type="password" value={next} onChange={setNext} />}
      </Field>
      <Field label="New passphrase again" error={differs ? 'The two differ.' : undefined}>
        {(control) => <TextInput {...control} type="password" value={repeated} onChange={setRepeated} />}
      </Field>
    </Dialog>
  );
}
