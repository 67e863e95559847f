import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { faultText } from '../host-fault.ts';
import { queries } from '../host.ts';
import { answerUnlockRequests, useUnlockWanted } from './vault-gate.ts';

/** Asks for the passphrase whenever something needs the vault. */
export function UnlockDialog() {
  const wanted = useUnlockWanted();
  return wanted ? <OpenUnlockDialog /> : null;
}

function OpenUnlockDialog() {
  const cache = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation(
    queries.vault.unlock.mutationOptions({
      onSuccess: async (status) => {
        cache.setQueryData(queries.vault.status.queryKey(), status);
        answerUnlockRequests(true);
        await cache.invalidateQueries();
      },
    }),
  );
  const submit = (): void => {
    if (!unlock.isPending) unlock.mutate({ passphrase });
  };
  return (
    <Dialog
      open
      title="Unlock the vault"
      width={420}
      onClose={() => answerUnlockRequests(false)}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={() => answerUnlockRequests(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={unlock.isPending} disabled={passphrase === ''}>
            Unlock
          </Button>
        </>
      }
    >
      <p>Private keys, client secrets and tokens are sealed under a passphrase. Unlocking lasts until you lock the vault or stop Assay.</p>
      <Field label="Passphrase" error={unlock.isError ? faultText(unlock.error) : undefined}>
        {(control) => <TextInput {...control} type="password" value={passphrase} onChange={setPassphrase} />}
      </Field>
    </Dialog>
  );
}
