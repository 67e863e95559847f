import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { useVaultStatus } from './use-vault.ts';

/** Says, for as long as it is so, that secrets will be gone after this run, and offers the way out. */
export function VaultNotice() {
  const status = useVaultStatus();
  const [dialog, setDialog] = useState(false);
  if (status?.protection !== 'memory') return null;
  return (
    <>
      <Note
        severity="warning"
        action={
          <Button size="s" onClick={() => setDialog(true)}>
            Set a passphrase…
          </Button>
        }
      >
        {status.reason ?? 'Secrets are kept for this run only; set a passphrase to keep them.'}
      </Note>
      {dialog ? <PassphraseDialog change={false} onClose={() => setDialog(false)} /> : null}
    </>
  );
}
